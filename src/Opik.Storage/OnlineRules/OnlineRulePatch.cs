using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A change of a rule; null keeps.</summary>
public sealed record OnlineRulePatch
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Share that is scored, 0 to 1.</summary>
    public double? SamplingRate { get; init; }

    /// <summary>Which traces it is for.</summary>
    public TriggerScope? Scope { get; init; }

    /// <summary>Conditions.</summary>
    public JsonText? Filters { get; init; }

    /// <summary>Judge or metric, of the form of the rule's type.</summary>
    public JsonText? Code { get; init; }

    /// <summary>All its projects from now on; at least one.</summary>
    public IReadOnlyList<RuleProject>? Projects { get; init; }

    /// <summary>The rule after the change.</summary>
    public OnlineRule ApplyTo(OnlineRule rule) => rule with
    {
        Name = Name ?? rule.Name,
        IsEnabled = IsEnabled ?? rule.IsEnabled,
        SamplingRate = SamplingRate ?? rule.SamplingRate,
        Scope = Scope ?? rule.Scope,
        Filters = Filters ?? rule.Filters,
        Code = Code ?? rule.Code,
        Projects = Projects ?? rule.Projects,
    };
}
