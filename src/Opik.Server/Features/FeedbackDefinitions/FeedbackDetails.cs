using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Member <c>details</c> of a feedback definition; which of its members count depends on the type.</summary>
internal sealed record FeedbackDetails(double? Min, double? Max, IReadOnlyDictionary<string, double?>? Categories, string? TrueLabel, string? FalseLabel)
{
    /// <summary>Adds what breaks the rules of <paramref name="type"/>.</summary>
    public void Check(FeedbackType type, Violations violations)
    {
        switch (type)
        {
            case FeedbackType.Numerical:
                violations.CheckNotNull("details.", "min", Min);
                violations.CheckNotNull("details.", "max", Max);
                // 1e400 is JSON, but no number that can be stored.
                if (Min is { } min && !double.IsFinite(min))
                    violations.Add("details.", "min must be a finite number");
                if (Max is { } max && !double.IsFinite(max))
                    violations.Add("details.", "max must be a finite number");
                if (Min > Max)
                    violations.Add("details.", "min must not be greater than max");
                break;
            case FeedbackType.Categorical:
                violations.CheckNotNull("details.", "categories", Categories);
                if (Categories is { Count: < 2 })
                    violations.Add("details.", "categories must have at least 2 entries");
                if (Categories is not null && Categories.Any(category => string.IsNullOrWhiteSpace(category.Key) || category.Value is not { } value || !double.IsFinite(value)))
                    violations.Add("details.", "categories must map labels to numbers");
                break;
            default:
                violations.CheckNotBlank("details.", "trueLabel", TrueLabel);
                violations.CheckNotBlank("details.", "falseLabel", FalseLabel);
                break;
        }
    }

    /// <summary>The members of <paramref name="type"/> as JSON.</summary>
    public JsonText ToJson(FeedbackType type)
    {
        var own = type switch
        {
            FeedbackType.Numerical => new FeedbackDetails(Min, Max, null, null, null),
            FeedbackType.Categorical => new FeedbackDetails(null, null, Categories, null, null),
            _ => new FeedbackDetails(null, null, null, TrueLabel, FalseLabel),
        };
        return new JsonText(JsonSerializer.SerializeToUtf8Bytes(own, WireJson.Options));
    }
}
