using Opik.OpenTelemetry.Mapping.Dialects;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>Reads the attributes and events of one span. Pure: the same span gives the same result.</summary>
internal static class SpanMapper
{
    /// <summary>Metadata member that names the instrumentation library.</summary>
    private const string Integration = "integration";

    /// <summary>Maps a span.</summary>
    public static MappedSpan Map(OtlpSpanGroup group, OtlpSpan span) => MappedSpan.Of(Read(group, span));

    /// <summary>Reads a span.</summary>
    private static SpanDraft Read(OtlpSpanGroup group, OtlpSpan span)
    {
        var draft = new SpanDraft(group, span);
        if (group.ScopeName.Length > 0)
            draft.Metadata.Set(Integration, OtlpValue.Of(group.ScopeName));
        AddResource(draft);
        var limited = DialectCatalog.For(group, span);
        foreach (var attribute in span.Attributes)
        {
            if (limited.Count > 0 && limited.Any(dialect => dialect.IsUnset(attribute)))
                continue;
            if (DialectCatalog.Find(limited, attribute.Name) is { } rule)
                AttributeFiling.File(draft, rule, attribute);
            else
                draft.Metadata.Set(attribute.Name, attribute.Value);
        }

        SpanEvents.Add(draft);
        foreach (var dialect in limited)
            dialect.Complete(draft);
        KeepOthers(draft, draft.Model);
        KeepOthers(draft, draft.Provider);
        if (draft.Thread.Value is { } thread)
            draft.Metadata.Set("thread_id", OtlpValue.Of(thread));
        return draft;
    }

    // Of the process only what people search by: SDK versions and process ids would be repeated on every span.
    private static void AddResource(SpanDraft draft)
    {
        if (draft.Group.ResourceText("service.name") is { } service && !service.StartsWith("unknown_service", StringComparison.Ordinal))
            draft.Metadata.Set("service.name", OtlpValue.Of(service));
        draft.Environment.Add("deployment.environment.name", 1, draft.Group.ResourceText("deployment.environment.name"));
        draft.Environment.Add("deployment.environment", 2, draft.Group.ResourceText("deployment.environment"));
    }

    // The model that was asked for, where another one answered.
    private static void KeepOthers(SpanDraft draft, RankedValue value)
    {
        foreach (var (name, other) in value.Others)
            draft.Metadata.SetDefault(name, OtlpValue.Of(other));
    }
}
