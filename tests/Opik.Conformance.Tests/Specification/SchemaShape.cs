using System.Text.Json.Nodes;

namespace Opik.Conformance.Tests.Specification;

/// <summary>An object schema with references, <c>allOf</c> and discriminators resolved.</summary>
/// <param name="Properties">Members by the name of the document.</param>
/// <param name="Required">Required members.</param>
/// <param name="Variant">Value of the discriminator that was chosen, with its member; null without one.</param>
internal sealed record SchemaShape(IReadOnlyDictionary<string, JsonObject> Properties, IReadOnlySet<string> Required, (string Member, string Value)? Variant)
{
    /// <summary>
    /// The shape of <paramref name="schema"/>; of several variants the one that <paramref name="chosen"/> names, else the first.
    /// </summary>
    public static SchemaShape Of(WireDocument document, JsonObject schema, string? chosen = null)
    {
        var resolved = document.Resolve(schema);
        if (resolved["discriminator"] is not JsonObject discriminator || discriminator["mapping"] is not JsonObject { Count: > 0 } mapping)
            return Merge(document, resolved, null);
        var variant = mapping.FirstOrDefault(entry => entry.Key == chosen);
        if (variant.Key is null)
            variant = mapping.First();
        return Merge(document, document.Named(variant.Value!.GetValue<string>()), (discriminator["propertyName"]!.GetValue<string>(), variant.Key));
    }

    private static SchemaShape Merge(WireDocument document, JsonObject schema, (string, string)? variant)
    {
        var properties = new Dictionary<string, JsonObject>();
        var required = new HashSet<string>();
        Collect(document, schema, properties, required);
        return new SchemaShape(properties, required, variant);
    }

    private static void Collect(WireDocument document, JsonObject schema, Dictionary<string, JsonObject> properties, HashSet<string> required)
    {
        foreach (var part in (schema["allOf"] as JsonArray ?? []).OfType<JsonObject>())
            Collect(document, document.Resolve(part), properties, required);
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
            properties[name] = (JsonObject)property!;
        foreach (var name in schema["required"] as JsonArray ?? [])
            required.Add(name!.GetValue<string>());
    }
}
