//! Walks over the types of the metadata.

use scale_info::{
	form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive as Primitive,
};
use std::collections::BTreeSet;

/// Whether polkadot.js Apps has a field for every part of a type (`findComponent` of its package
/// `react-params`), else which part it would ask for as raw bytes.
pub fn renders(types: &PortableRegistry, id: u32) -> Result<(), String> {
	let ty = types.resolve(id).ok_or("an unknown type")?;
	let name = ty.path.segments.join("::");
	match &ty.type_def {
		TypeDef::Primitive(
			Primitive::Bool
			| Primitive::Str
			| Primitive::U8
			| Primitive::U16
			| Primitive::U32
			| Primitive::U64
			| Primitive::U128,
		) => Ok(()),
		// Bytes of a fixed length: one field for hexadecimal digits.
		TypeDef::Array(array) if is_byte(types, array.type_param.id) => Ok(()),
		TypeDef::Sequence(list) => renders(types, list.type_param.id),
		TypeDef::Composite(composite) => match &composite.fields[..] {
			[only] => renders(types, only.ty.id),
			fields => all_named(types, &name, fields),
		},
		// Apps knows this one: a switch and a field.
		TypeDef::Variant(option) if name == "Option" => {
			let mut fields = option.variants.iter().flat_map(|variant| &variant.fields);
			fields.try_for_each(|field| renders(types, field.ty.id))
		},
		TypeDef::Variant(variant) => variant
			.variants
			.iter()
			.try_for_each(|variant| all_named(types, &variant.name, &variant.fields)),
		other => Err(format!("{name}: no field for {other:?}")),
	}
}

fn all_named(
	types: &PortableRegistry,
	owner: &str,
	fields: &[Field<PortableForm>],
) -> Result<(), String> {
	for field in fields {
		let name = field.name.as_ref().ok_or(format!("{owner}: a field without a name"))?;
		renders(types, field.ty.id).map_err(|reason| format!("{owner}.{name}: {reason}"))?;
	}
	Ok(())
}

fn is_byte(types: &PortableRegistry, id: u32) -> bool {
	let byte = TypeDef::Primitive(Primitive::U8);
	types.resolve(id).is_some_and(|ty| ty.type_def == byte)
}

/// Types, variants and named fields of our crates below a type that have no doc comment.
pub fn fields_without_docs(types: &PortableRegistry, id: u32) -> Vec<String> {
	let mut walk = Walk { types, seen: BTreeSet::new(), missing: Vec::new() };
	walk.visit(id);
	walk.missing
}

struct Walk<'a> {
	types: &'a PortableRegistry,
	seen: BTreeSet<u32>,
	missing: Vec<String>,
}

impl Walk<'_> {
	fn visit(&mut self, id: u32) {
		let types = self.types;
		let Some(ty) = types.resolve(id).filter(|_| self.seen.insert(id)) else { return };
		let ours = ["pallet_datdot", "hypercore_proof", "datdot_replica"];
		let ours = ty.path.namespace().first().is_some_and(|root| ours.contains(&root.as_str()));
		let name = ty.path.ident().unwrap_or_default();
		if ours && ty.docs.is_empty() {
			self.missing.push(name.clone());
		}
		match &ty.type_def {
			TypeDef::Composite(composite) => self.fields(&name, &composite.fields, ours),
			TypeDef::Variant(variant) => {
				for variant in &variant.variants {
					let name = format!("{name}::{}", variant.name);
					if ours && variant.docs.is_empty() {
						self.missing.push(name.clone());
					}
					self.fields(&name, &variant.fields, ours);
				}
			},
			TypeDef::Sequence(list) => self.visit(list.type_param.id),
			TypeDef::Array(list) => self.visit(list.type_param.id),
			_ => {},
		}
	}

	fn fields(&mut self, owner: &str, fields: &[Field<PortableForm>], ours: bool) {
		for field in fields {
			if let Some(name) = field.name.as_ref().filter(|_| ours && field.docs.is_empty()) {
				self.missing.push(format!("{owner}.{name}"));
			}
			self.visit(field.ty.id);
		}
	}
}
