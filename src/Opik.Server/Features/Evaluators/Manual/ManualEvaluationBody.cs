using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Evaluators.Manual;

/// <summary>Body of the manual evaluations.</summary>
internal sealed record ManualEvaluationBody(Guid? ProjectId, IReadOnlyList<Guid>? EntityIds, IReadOnlyList<Guid>? RuleIds, EvaluatedEntity? EntityType)
{
    private const int MostRules = 100;

    /// <summary>What is evaluated, each once.</summary>
    public IReadOnlyList<Guid> Entities => [.. EntityIds!.Distinct()];

    /// <summary>The rules, each once.</summary>
    public IReadOnlyList<Guid> Rules => [.. RuleIds!.Distinct()];

    /// <summary>422 unless the members keep the rules; 400 when it is about other things than the path says.</summary>
    public void Check(ScoredEntity entity)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        violations.CheckBatch("entityIds", EntityIds?.Count);
        violations.CheckBatch("ruleIds", RuleIds?.Count, MostRules);
        violations.CheckNotNull(string.Empty, "entityType", EntityType);
        violations.ThrowIfAny();
        if ((int)EntityType!.Value != (int)entity)
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, $"entityType must be {((EvaluatedEntity)entity).WireName()} here");
    }
}
