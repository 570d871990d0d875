using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>Rules that creation and change of an online rule share.</summary>
internal static class RuleRules
{
    /// <summary>Characters of a name.</summary>
    public const int NameLength = 255;

    /// <summary>Projects of one rule.</summary>
    public const int MostProjects = 100;

    /// <summary>Bytes of a judge or metric without white space.</summary>
    public const int CodeBytes = 1024 * 1024;

    /// <summary>422 unless the members keep the rules; what the code must hold is told by its type.</summary>
    /// <param name="body">The rule, or the change of one.</param>
    /// <param name="stored">Type of the rule that is changed; null: it is new.</param>
    public static void Check(RuleBody body, OnlineRuleType? stored)
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", body.Name);
        violations.CheckLength(string.Empty, "name", body.Name, NameLength);
        violations.CheckNotNull(string.Empty, "action", body.Action);
        if (body.Action is RuleAction.AnnotationQueueRouter)
            violations.Add(string.Empty, "action must be evaluator");
        if (stored is null)
            violations.CheckNotNull(string.Empty, "type", body.Type);
        else if (body.Type is { } type && type != stored)
            violations.Add(string.Empty, $"type must stay {stored.Value.WireName()}");
        // Also what is no number.
        if (body.SamplingRate is { } rate && rate is not (>= 0 and <= 1))
            violations.Add(string.Empty, "samplingRate must be between 0 and 1");
        if (body.Projects is { } projects ? projects.Count is < 1 or > MostProjects : stored is null)
            violations.Add(string.Empty, $"projectIds size must be between 1 and {MostProjects}");
        CheckCode(violations, body.Code);
        violations.ThrowIfAny();
    }

    private static void CheckCode(Violations violations, JsonText? code)
    {
        if (code is not { } json)
            violations.Add(string.Empty, "code must not be null");
        else if (json.Utf8.Span[0] != (byte)'{')
            violations.Add(string.Empty, "code must be an object");
        else if (json.Utf8.Length > CodeBytes)
            violations.Add(string.Empty, $"code size must be between 0 and {CodeBytes} bytes");
    }
}
