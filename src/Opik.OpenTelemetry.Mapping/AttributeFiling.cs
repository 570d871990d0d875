using System.Globalization;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>Files one attribute of a span where its rule says.</summary>
internal static class AttributeFiling
{
    /// <summary>Files it; a value that does not fit the rule's target stays visible in metadata.</summary>
    public static void File(SpanDraft draft, AttributeRule rule, OtlpAttribute attribute)
    {
        draft.Hint(rule.Hint);
        if (!TryFile(draft, rule, attribute.Name, attribute.Value))
            draft.Metadata.Set(attribute.Name, attribute.Value);
    }

    private static bool TryFile(SpanDraft draft, AttributeRule rule, string name, OtlpValue value)
    {
        var rest = rule.IsPrefix ? name[rule.Text.Length..] : name;
        switch (rule.Target)
        {
            case AttributeTarget.Input:
                draft.Input.Set(name, value);
                return true;
            case AttributeTarget.InputList:
                draft.Input.SetInList(rule.Text.TrimEnd('.'), rest, value);
                return true;
            case AttributeTarget.Output:
                draft.Output.Set(name, value);
                return true;
            case AttributeTarget.OutputList:
                draft.Output.SetInList(rule.Text.TrimEnd('.'), rest, value);
                return true;
            case AttributeTarget.OwnMetadata:
                FileOwnMetadata(draft.Metadata, rule, rest.TrimStart('.'), value);
                return true;
            case AttributeTarget.ModelName:
                draft.Model.Add(name, rule.Rank, value.AsText());
                return value.AsText() is not null;
            case AttributeTarget.Provider:
                return TryFileProvider(draft, rule, name, value);
            case AttributeTarget.Usage:
                return draft.Usage.TrySet(rest, value);
            case AttributeTarget.UsageObject:
                return draft.Usage.TrySetAll(value);
            case AttributeTarget.Cost:
                return TryFileCost(draft, value);
            case AttributeTarget.CostObject:
                return JsonExpansion.AsObject(value)?.FirstOrDefault(member => member.Name == "total").Value is { } total && TryFileCost(draft, total);
            case AttributeTarget.ThreadId:
                draft.Thread.Add(name, rule.Rank, value.AsText());
                return false;
            case AttributeTarget.Tags:
                return draft.Tags.TryAdd(value);
            case AttributeTarget.DeploymentEnvironment:
                draft.Environment.Add(name, rule.Rank, value.AsText());
                return value.AsText() is not null;
            case AttributeTarget.FirstTokenMilliseconds:
                draft.FirstToken ??= Milliseconds(value.AsNumber());
                return false;
            case AttributeTarget.FirstTokenSeconds:
                draft.FirstToken ??= Milliseconds(value.AsNumber() * 1000);
                return false;
            case AttributeTarget.FirstTokenTime:
                draft.FirstToken ??= Milliseconds(SinceStart(draft.Span, value));
                return false;
            case AttributeTarget.Kind:
                draft.Kind ??= SpanTypes.OfKind(value.AsText());
                return false;
            default:
                return rule.Target == AttributeTarget.Dropped;
        }
    }

    private static void FileOwnMetadata(PayloadDraft metadata, AttributeRule rule, string rest, OtlpValue value)
    {
        if (rule.IsPrefix && rest.Length > 0)
            metadata.Set(rest, value);
        else
            metadata.Merge(rule.Text.TrimEnd('.'), value);
    }

    private static bool TryFileProvider(SpanDraft draft, AttributeRule rule, string name, OtlpValue value)
    {
        if (value.AsText() is not { } text)
            return false;
        // OpenInference writes names in lower case, and some of its instrumentations the brand: OpenAI.
        var spelled = name.StartsWith("llm.", StringComparison.Ordinal) ? text.ToLowerInvariant() : text;
        draft.Provider.Add(name, rule.Rank, ProviderNames.Normalise(spelled, draft.Span["server.address"]?.AsText()));
        return true;
    }

    private static bool TryFileCost(SpanDraft draft, OtlpValue value)
    {
        // The largest cost a store takes is far below what a decimal holds.
        if (value.AsNumber() is not { } cost || cost is < 0 or > 1e9)
            return false;
        draft.Cost = (decimal)cost;
        return true;
    }

    private static double? Milliseconds(double? value) => value is >= 0 and < 1e12 ? value : null;

    // Some write the time as a JSON text: "\"2026-11-21T00:56:35.078737+00:00\"".
    private static double? SinceStart(OtlpSpan span, OtlpValue value) =>
        DateTimeOffset.TryParse(value.Text.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time.UtcDateTime - OtlpTimes.ToTime(span.StartTimeUnixNano)).TotalMilliseconds
            : null;
}
