using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Anonymizing;

/// <summary>
/// Goes through objects and arrays and hands each text to <see cref="AnonymizeText"/>; names of members, numbers and flags
/// stay. Python twin: <c>RecursiveAnonymizer</c>.
/// </summary>
public abstract class RecursiveAnonymizer : IAnonymizer
{
    private readonly int _maxDepth;

    /// <summary>Creates one.</summary>
    /// <param name="maxDepth">Texts at this depth and deeper stay as they are; the payload itself has depth 0. Default 10.</param>
    protected RecursiveAnonymizer(int maxDepth = 10) => _maxDepth = maxDepth;

    /// <inheritdoc />
    public JsonNode? Anonymize(JsonNode? data, AnonymizationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Walk(data, context, 0);
    }

    /// <summary>The payload without what must not leave, for tests of one's own rules.</summary>
    public JsonNode? Anonymize(JsonNode? data) => Anonymize(data, AnonymizationContext.None);

    /// <summary>The text without what must not leave, for tests of one's own rules.</summary>
    public string Anonymize(string text) => Anonymize(JsonValue.Create(text))?.GetValue<string>() ?? string.Empty;

    /// <summary>The text without what must not leave. Called from several threads. Python twin: <c>anonymize_text</c>.</summary>
    /// <param name="text">A text of the payload.</param>
    /// <param name="context">Where it stands.</param>
    protected abstract string AnonymizeText(string text, AnonymizationContext context);

    private JsonNode? Walk(JsonNode? node, AnonymizationContext context, int depth)
    {
        if (depth >= _maxDepth)
            return node;
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                    Replace(value, Walk(value, context with { FieldName = $"{context.FieldName}.{name}" }, depth + 1), changed => members[name] = changed);
                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    Replace(items[i], Walk(items[i], context with { FieldName = $"{context.FieldName}.{i}" }, depth + 1), changed => items[at] = changed);
                }

                return items;
            default:
                return node?.GetValueKind() == JsonValueKind.String ? JsonValue.Create(AnonymizeText(node.GetValue<string>(), context)) : node;
        }
    }

    // A node has one parent: what did not change stays where it is.
    private static void Replace(JsonNode? before, JsonNode? after, Action<JsonNode?> set)
    {
        if (!ReferenceEquals(before, after))
            set(after);
    }
}
