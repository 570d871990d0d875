using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>A rule as clients write it, whole or to change one.</summary>
internal sealed record RuleBody(
    Guid? ProjectId,
    IReadOnlyList<Guid>? ProjectIds,
    string? Name,
    double? SamplingRate,
    bool? Enabled,
    TriggerScope? TriggerScope,
    RuleAction? Action,
    OnlineRuleType? Type,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonText? Filters,
    [property: WrittenAs(typeof(JudgeCode), typeof(PythonCode))] JsonText? Code)
{
    /// <summary>The projects that it names; null: it names none, neither in the newer way nor in the older.</summary>
    public IReadOnlyList<Guid>? Projects => ProjectIds is { } ids ? [.. ids.Distinct()] : ProjectId is { } id ? [id] : null;

    /// <summary>The rule.</summary>
    public OnlineRule ToRule(Guid id) => new()
    {
        Id = id,
        Name = Name!.Trim(),
        Type = Type!.Value,
        IsEnabled = Enabled ?? true,
        SamplingRate = SamplingRate ?? 1,
        Scope = TriggerScope.GetValueOrDefault(),
        Filters = Filters ?? JsonText.Parse("[]"),
        Code = Code!.Value,
        Projects = [.. Projects!.Select(static project => new RuleProject(project))],
    };

    /// <summary>The change.</summary>
    public OnlineRulePatch ToPatch() => new()
    {
        Name = Name!.Trim(),
        IsEnabled = Enabled,
        SamplingRate = SamplingRate,
        Scope = TriggerScope,
        Filters = Filters,
        Code = Code,
        Projects = Projects is { } projects ? [.. projects.Select(static project => new RuleProject(project))] : null,
    };
}
