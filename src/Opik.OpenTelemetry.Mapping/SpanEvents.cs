using System.Globalization;
using Opik.OpenTelemetry.Mapping.Dialects;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// Events of a span. All stay readable in metadata; those that carry the conversation also become input and output:
/// <c>gen_ai.user.message</c> and its kin, <c>gen_ai.choice</c>, <c>gen_ai.content.prompt</c>,
/// <c>gen_ai.client.inference.operation.details</c> (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/).
/// </summary>
internal static class SpanEvents
{
    /// <summary>Metadata member that holds the events.</summary>
    public const string MetadataName = "opentelemetry.events";

    private const string MessagePrefix = "gen_ai.";
    private const string MessageSuffix = ".message";

    /// <summary>Adds the events of the span of <paramref name="draft"/>.</summary>
    public static void Add(SpanDraft draft)
    {
        var events = draft.Span.Events;
        if (events.Count == 0)
            return;
        draft.Metadata.Set(MetadataName, OtlpValue.Of([.. events.Select(Describe)]));
        AddMessages(draft.Input, ["gen_ai.input.messages", "gen_ai.prompt"], "messages", events.Where(IsMessage).Select(Message));
        AddMessages(draft.Output, ["gen_ai.output.messages", "gen_ai.completion"], "choices", events.Where(IsChoice).Select(Message));
        foreach (var details in events.Where(HasContentAttributes).SelectMany(entry => entry.Attributes))
            AddContent(draft, details);
    }

    private static bool IsMessage(OtlpSpanEvent entry) =>
        entry.Name.StartsWith(MessagePrefix, StringComparison.Ordinal) && entry.Name.EndsWith(MessageSuffix, StringComparison.Ordinal) && entry.Name.Length > MessagePrefix.Length + MessageSuffix.Length;

    private static bool IsChoice(OtlpSpanEvent entry) => entry.Name == "gen_ai.choice";

    private static bool HasContentAttributes(OtlpSpanEvent entry) =>
        entry.Name is "gen_ai.content.prompt" or "gen_ai.content.completion" or "gen_ai.client.inference.operation.details";

    private static void AddMessages(PayloadDraft payload, ReadOnlySpan<string> attributes, string name, IEnumerable<OtlpValue> messages)
    {
        // The same conversation as an attribute is the complete one.
        foreach (var attribute in attributes)
        {
            if (payload.Has(attribute))
                return;
        }

        OtlpValue[] list = [.. messages];
        if (list.Length > 0)
            payload.SetDefault(name, OtlpValue.Of(list));
    }

    private static void AddContent(SpanDraft draft, OtlpAttribute attribute)
    {
        var target = DialectCatalog.Find([], attribute.Name)?.Target;
        if (target is AttributeTarget.Input)
            draft.Input.SetDefault(attribute.Name, attribute.Value);
        else if (target is AttributeTarget.Output)
            draft.Output.SetDefault(attribute.Name, attribute.Value);
    }

    // gen_ai.user.message {content: …} → {"role": "user", "content": …}; older senders put all of it into one JSON text.
    private static OtlpValue Message(OtlpSpanEvent entry)
    {
        var members = new List<OtlpAttribute>();
        if (IsMessage(entry) && entry["role"] is null)
            members.Add(new OtlpAttribute("role", OtlpValue.Of(entry.Name[MessagePrefix.Length..^MessageSuffix.Length])));
        foreach (var attribute in entry.Attributes)
        {
            if (attribute.Name == "gen_ai.event.content" && JsonExpansion.AsObject(attribute.Value) is { } content)
                members.AddRange(content);
            else
                members.Add(attribute);
        }

        return OtlpValue.Of((IReadOnlyList<OtlpAttribute>)members);
    }

    private static OtlpValue Describe(OtlpSpanEvent entry)
    {
        var members = new List<OtlpAttribute> { new("name", OtlpValue.Of(entry.Name)) };
        if (entry.TimeUnixNano is > 0 and <= OtlpTimes.Latest)
            members.Add(new OtlpAttribute("timestamp", OtlpValue.Of(OtlpTimes.ToTime(entry.TimeUnixNano).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture))));
        if (entry.Attributes.Count > 0)
            members.Add(new OtlpAttribute("attributes", OtlpValue.Of(entry.Attributes)));
        return OtlpValue.Of((IReadOnlyList<OtlpAttribute>)members);
    }
}
