using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>A model that judges: what it is asked and what it answers.</summary>
/// <param name="Model">The model.</param>
/// <param name="Messages">The prompt; texts are Mustache templates.</param>
/// <param name="Variables">Where the values of the templates come from, by name; not of threads.</param>
/// <param name="Schema">The scores that it gives.</param>
/// <param name="MaxCostUsd">Most that a judgement may cost, in US dollars; kept, not enforced.</param>
[RequiredMembers(nameof(Model), nameof(Messages), nameof(Schema))]
internal sealed record JudgeCode(JudgeModel? Model, [property: WrittenAs(typeof(IReadOnlyList<JudgeMessage>))] IReadOnlyList<JudgeMessage?>? Messages,
    [property: WrittenAs(typeof(IReadOnlyDictionary<string, string>))] IReadOnlyDictionary<string, string?>? Variables,
    [property: WrittenAs(typeof(IReadOnlyList<JudgeScore>))] IReadOnlyList<JudgeScore?>? Schema, decimal? MaxCostUsd)
{
    private const int MostMessages = 100;
    private const int MostVariables = 200;
    private const int MostScores = 50;
    private const string Path = "code.";

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations, OnlineRuleType type)
    {
        violations.CheckNotNull(Path, "model", Model);
        Model?.Check(violations, Path + "model.");
        CheckSize(violations, "messages", Messages?.Count, 1, MostMessages);
        for (var i = 0; i < Messages?.Count; i++)
            JudgeMessage.Check(Messages[i], violations, $"{Path}messages[{i}].");
        // Threads have one variable, {{context}}, that nobody maps.
        if (type != OnlineRuleType.TraceThreadLlmAsJudge)
            CheckSize(violations, "variables", Variables?.Count, 0, MostVariables);
        foreach (var (name, value) in Variables ?? new Dictionary<string, string?>())
        {
            violations.CheckNotBlank(Path, "variables name", name);
            violations.CheckNotNull(Path, $"variables.{name}", value);
        }

        CheckSize(violations, "schema", Schema?.Count, 1, MostScores);
        for (var i = 0; i < Schema?.Count; i++)
            JudgeScore.Check(Schema[i], violations, $"{Path}schema[{i}].");
        if (MaxCostUsd < 0)
            violations.Add(Path, "maxCostUsd must be greater than or equal to 0");
    }

    private static void CheckSize(Violations violations, string name, int? count, int min, int max)
    {
        if (count is null)
            violations.Add(Path, $"{name} must not be null");
        else if (count < min || count > max)
            violations.Add(Path, $"{name} size must be between {min} and {max}");
    }
}
