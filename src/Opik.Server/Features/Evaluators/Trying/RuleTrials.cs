using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Evaluators.Judging;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Trying;

/// <summary>Tries a rule on what was logged and stores nothing: neither scores nor lines of a log.</summary>
internal sealed class RuleTrials(Subjects subjects, JudgeVariables variables, Judge judge, ISpanCost prices, TimeProvider clock)
{
    /// <summary>Characters of a value or prompt that are shown.</summary>
    private const int ShownLength = 20_000;

    /// <summary>Models asked at a time.</summary>
    private const int Lanes = 4;

    /// <summary>One result for each that is in the project, in the order asked.</summary>
    public async Task<IReadOnlyList<RuleTrial>> RunAsync(Scope scope, Guid project, OnlineRuleType type, JudgeCode code, IReadOnlyList<Guid> ids, bool ask, CancellationToken cancellationToken)
    {
        var results = new RuleTrial?[ids.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ids.Count, options, async (index, stop) => results[index] = await TryAsync(scope, project, type, code, ids[index], ask, stop));
        return [.. results.OfType<RuleTrial>()];
    }

    private async Task<RuleTrial?> TryAsync(Scope scope, Guid project, OnlineRuleType type, JudgeCode code, Guid id, bool ask, CancellationToken cancellationToken)
    {
        if (await subjects.ReadAsync(scope, type.Scores(), id, cancellationToken) is not { } subject || subject.ProjectId != project)
            return null;
        using var data = await variables.ReadAsync(scope, code, subject, cancellationToken);
        var values = data.Values.EnumerateObject().ToDictionary(static value => value.Name, static value => Text(value.Value), StringComparer.Ordinal);
        // Python, or a judge of which the prompt is not written yet: values only.
        if (code.Messages is not { Count: > 0 })
            return new RuleTrial(id, values, null, [], null, null, null);
        var prompt = new JudgePrompt(code, data.Values);
        var trial = new RuleTrial(id, values, Cut(prompt.ToString()), [], null, null, null);
        return ask ? await AskAsync(scope, code, prompt, trial, cancellationToken) : trial;
    }

    private async Task<RuleTrial> AskAsync(Scope scope, JudgeCode code, JudgePrompt prompt, RuleTrial trial, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var answer = await judge.AskAsync(scope, prompt, cancellationToken);
            var judgement = JudgeAnswer.Read(answer.Text, code.Schema!);
            return trial with
            {
                Scores = judgement.Scores,
                Cost = prices.Estimate(answer.Model, answer.Provider.SpanName(), answer.Usage, null),
                Duration = clock.GetElapsedTime(started),
                Error = judgement.Problems.Count > 0 ? string.Join("; ", judgement.Problems) : judgement.Scores.Count == 0 ? "the answer of the model has no scores" : null,
            };
        }
        catch (ChatException refusal)
        {
            return trial with { Duration = clock.GetElapsedTime(started), Error = refusal.Message };
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Cut(value.GetString()!),
        _ => Cut(value.GetRawText()),
    };

    private static string Cut(string text) => text.Length > ShownLength ? text[..ShownLength] + "…" : text;
}
