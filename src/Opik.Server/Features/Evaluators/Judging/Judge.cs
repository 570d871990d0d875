using System.Globalization;
using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>Has a model judge, and stores the scores that it gives.</summary>
internal sealed class Judge(ModelCalls models, JudgeVariables variables, IFeedbackScores feedback)
{
    /// <summary>Characters of a prompt: pictures in it may be long.</summary>
    private const int MostPromptLength = 8_000_000;

    /// <exception cref="ChatException">The model cannot be asked, or its answer has no scores.</exception>
    public async Task ScoreAsync(Scope scope, OnlineRule rule, Subject subject, RuleLog log, CancellationToken cancellationToken)
    {
        var code = JsonSerializer.Deserialize<JudgeCode>(rule.Code.Utf8.Span, WireJson.Options)!;
        using var data = await variables.ReadAsync(scope, code, subject, cancellationToken);
        var prompt = new JudgePrompt(code, data.Values);
        if (prompt.Length > MostPromptLength)
            throw new ChatException(400, $"the prompt is longer than {MostPromptLength.ToString("N0", CultureInfo.InvariantCulture)} characters.");
        var missing = data.Missing.Count == 0 ? string.Empty : $" Variables without a value: {string.Join(", ", data.Missing)}.";
        await log.InfoAsync($"{log.What} is judged by {code.Model!.Name}.{missing}\n\n{prompt}", cancellationToken);

        var answer = await AskAsync(scope, prompt, cancellationToken);
        await log.InfoAsync($"{log.What}: the model answered:\n\n{answer.Text}", cancellationToken);

        var judgement = JudgeAnswer.Read(answer.Text, code.Schema!);
        foreach (var problem in judgement.Problems)
            await log.WarnAsync($"{log.What}: {problem}", cancellationToken);
        if (judgement.Scores.Count == 0)
            throw new ChatException(502, "the answer of the model has no scores.");
        // The call has cost something: its scores are stored even when the server is about to stop.
        await feedback.PutAsync(scope, subject.Entity, [.. judgement.Scores.Select(score => Write(rule, subject, score))], CancellationToken.None);
        var list = string.Join(", ", judgement.Scores.Select(score => $"{score.Name} = {score.Value.ToString(CultureInfo.InvariantCulture)}"));
        await log.InfoAsync($"{log.What} was scored: {list}", CancellationToken.None);
    }

    /// <summary>The answer. Some providers know no schemas: they are asked once more, for any JSON object.</summary>
    /// <exception cref="ChatException">The model cannot be asked.</exception>
    public async Task<ModelAnswer> AskAsync(Scope scope, JudgePrompt prompt, CancellationToken cancellationToken)
    {
        try
        {
            return await models.CompleteAsync(scope, prompt.Request(withSchema: true), cancellationToken);
        }
        catch (ChatException refusal) when (refusal.Status is 400 or 422)
        {
            return await models.CompleteAsync(scope, prompt.Request(withSchema: false), cancellationToken);
        }
    }

    // The author is the rule's, however it was run: a later score of the rule takes the place of an earlier one.
    private static FeedbackScoreWrite Write(OnlineRule rule, Subject subject, JudgedScore score) => new()
    {
        EntityId = subject.Id,
        ProjectId = subject.ProjectId,
        Name = score.Name,
        Value = score.Value,
        Reason = score.Reason,
        Source = ScoreSource.OnlineScoring,
        Author = rule.CreatedBy,
    };
}
