using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Trying;

/// <summary>Body of a dry run: the code of a rule that need not be stored, and what it is tried on.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Type">Type of the rule.</param>
/// <param name="Code">Its code.</param>
/// <param name="EntityIds">Ids of traces or spans, or model ids of threads.</param>
/// <param name="Ask">Whether the model is really asked, which costs; without it only the prompt is made.</param>
[RequiredMembers(nameof(ProjectId), nameof(Type), nameof(Code), nameof(EntityIds))]
internal sealed record RuleTrialBody(Guid? ProjectId, OnlineRuleType? Type, [property: WrittenAs(typeof(JudgeCode), typeof(PythonCode))] JsonText? Code, IReadOnlyList<Guid>? EntityIds, bool? Ask)
{
    /// <summary>Most that is looked at.</summary>
    public const int MostEntities = 100;

    /// <summary>Most that a model is asked about: somebody waits for it.</summary>
    public const int MostAsked = 10;

    /// <summary>What is tried on, each once.</summary>
    public IReadOnlyList<Guid> Entities => [.. EntityIds!.Distinct()];

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        violations.CheckNotNull(string.Empty, "type", Type);
        violations.CheckNotNull(string.Empty, "code", Code);
        violations.CheckBatch("entityIds", EntityIds?.Count, Ask == true ? MostAsked : MostEntities);
        violations.ThrowIfAny();
    }
}
