using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>A rule on the wire. The first of its projects is also told in the older way.</summary>
internal sealed record RuleView(
    Guid Id,
    Guid? ProjectId,
    string? ProjectName,
    IReadOnlyList<RuleProjectView> Projects,
    string Name,
    double SamplingRate,
    bool Enabled,
    TriggerScope TriggerScope,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>), AsSent = true)] JsonText Filters,
    OnlineRuleType Type,
    RuleAction Action,
    [property: WrittenAs(typeof(JudgeCode), typeof(PythonCode), AsSent = true)] JsonText Code,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy)
{
    public static RuleView Of(OnlineRule rule)
    {
        // One without a name is being deleted.
        RuleProjectView[] projects = [.. rule.Projects.Where(static project => project.Name is not null).Select(static project => new RuleProjectView(project.Id, project.Name!))];
        return new RuleView(
            rule.Id, projects.FirstOrDefault()?.ProjectId, projects.FirstOrDefault()?.ProjectName, projects, rule.Name, rule.SamplingRate, rule.IsEnabled, rule.Scope, rule.Filters, rule.Type,
            RuleAction.Evaluator, rule.Code, rule.CreatedAt, rule.CreatedBy, rule.LastUpdatedAt, rule.LastUpdatedBy);
    }
}
