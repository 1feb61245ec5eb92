//! What people read and fill in: everything of the market that polkadot.js Apps shows has a doc
//! comment, and everything that a call takes is a type that Apps renders as a field.

#[path = "support/walks.rs"]
mod walks;

use datdot_runtime::Runtime;
use frame_metadata::{v14::PalletMetadata, v14::RuntimeMetadataV14, RuntimeMetadata};
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef, Variant};
use walks::{fields_without_docs, renders};

/// Most arguments of a call.
const MAX_ARGUMENTS: usize = 4;

fn metadata() -> RuntimeMetadataV14 {
	match Runtime::metadata().1 {
		RuntimeMetadata::V14(metadata) => metadata,
		_ => panic!("this function gives version 14"),
	}
}

/// Runs a test with the registry and the market's part of the metadata.
fn with_market(test: impl FnOnce(&PortableRegistry, &PalletMetadata<PortableForm>)) {
	let metadata = metadata();
	let market = metadata.pallets.iter().find(|pallet| pallet.name == "Datdot");
	test(&metadata.types, market.expect("the market"));
}

fn resolve(types: &PortableRegistry, id: u32) -> &Type<PortableForm> {
	types.resolve(id).expect("a type of the registry")
}

fn variants(types: &PortableRegistry, id: u32) -> &[Variant<PortableForm>] {
	match &resolve(types, id).type_def {
		TypeDef::Variant(variant) => &variant.variants,
		other => panic!("an enum, not {other:?}"),
	}
}

fn calls<'a>(
	types: &'a PortableRegistry,
	market: &PalletMetadata<PortableForm>,
) -> &'a [Variant<PortableForm>] {
	variants(types, market.calls.as_ref().expect("calls").ty.id)
}

#[test]
fn every_argument_is_a_field_in_apps() {
	with_market(|types, market| {
		for call in calls(types, market) {
			for argument in &call.fields {
				let name = argument.name.as_ref().expect("arguments have names");
				if let Err(reason) = renders(types, argument.ty.id) {
					panic!("{}: {name}: {reason}", call.name);
				}
			}
		}
	});
}

#[test]
fn calls_take_at_most_four_arguments() {
	with_market(|types, market| {
		let calls = calls(types, market);
		assert!(calls.len() >= 10);
		for call in calls {
			assert!(call.fields.len() <= MAX_ARGUMENTS, "{}", call.name);
		}
	});
}

#[test]
fn calls_say_what_they_do_and_what_each_argument_is() {
	with_market(|types, market| {
		for call in calls(types, market) {
			let text = call.docs.join("\n");
			let first = call.docs.first().map(|line| line.trim()).unwrap_or_default();
			assert!(first.len() > 20, "{} does not say what it does", call.name);
			let says_arguments = text.contains("## Arguments");
			assert_eq!(says_arguments, !call.fields.is_empty(), "{}", call.name);
			for argument in &call.fields {
				let name = argument.name.as_ref().expect("arguments have names");
				assert!(text.contains(&format!("- `{name}`: ")), "{}: {name}", call.name);
			}
		}
	});
}

#[test]
fn every_part_of_an_argument_has_a_doc_comment() {
	with_market(|types, market| {
		let missing: Vec<_> = calls(types, market)
			.iter()
			.flat_map(|call| &call.fields)
			.flat_map(|argument| fields_without_docs(types, argument.ty.id))
			.collect();
		assert!(missing.is_empty(), "{missing:#?}");
	});
}

#[test]
fn every_event_and_each_of_its_fields_has_a_doc_comment() {
	with_market(|types, market| {
		for event in variants(types, market.event.as_ref().expect("events").ty.id) {
			assert!(!event.docs.is_empty(), "{}", event.name);
			for field in &event.fields {
				let name = field.name.as_ref().expect("fields have names");
				assert!(!field.docs.is_empty(), "{}: {name}", event.name);
			}
		}
	});
}

#[test]
fn every_error_says_what_to_do_about_it() {
	with_market(|types, market| {
		let errors = variants(types, market.error.as_ref().expect("errors").ty.id);
		assert!(errors.len() >= 60);
		for error in errors {
			assert!(error.docs.join(" ").len() > 20, "{}", error.name);
		}
	});
}

#[test]
fn all_that_is_stored_and_every_constant_has_a_doc_comment() {
	with_market(|_, market| {
		for entry in &market.storage.as_ref().expect("storage").entries {
			assert!(!entry.docs.is_empty(), "{}", entry.name);
		}
		assert!(market.constants.len() >= 7);
		for constant in &market.constants {
			assert!(!constant.docs.is_empty(), "{}", constant.name);
		}
	});
}

#[test]
fn the_extension_that_puts_answers_first_has_no_bytes() {
	let metadata = metadata();
	let found = metadata
		.extrinsic
		.signed_extensions
		.iter()
		.find(|extension| extension.identifier == "AnswersFirst")
		.expect("the runtime has it");
	for id in [found.ty.id, found.additional_signed.id] {
		let empty = match &resolve(&metadata.types, id).type_def {
			TypeDef::Composite(composite) => composite.fields.is_empty(),
			TypeDef::Tuple(tuple) => tuple.fields.is_empty(),
			_ => false,
		};
		assert!(empty, "clients would have to know it");
	}
}
