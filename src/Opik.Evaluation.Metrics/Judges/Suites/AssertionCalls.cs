using Microsoft.Extensions.AI;
using Opik.Evaluation.Spans;
using Opik.Llm;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Asks the model about the assertions of one judge.</summary>
internal sealed class AssertionCalls : IDisposable
{
    private const int Attempts = 3;
    private static readonly JudgeTag[] Tags = [JudgeTag.Input, JudgeTag.Output];
    private readonly IReadOnlyList<string> _assertions;
    private readonly LlmJudgeOptions _options;
    private readonly JudgeClient _client;
    private readonly JudgeInstructions _instructions;
    private readonly ChatResponseFormat _format;

    public AssertionCalls(IReadOnlyList<string> assertions, LlmJudgeOptions options)
    {
        (_assertions, _options) = (assertions, options);
        _client = new JudgeClient(options);
        _instructions = new JudgeInstructions($"{AssertionPrompts.Plain}\n\n{AssertionSchema.Words(assertions)}", Tags, schema: null);
        _format = AssertionSchema.Format(assertions);
    }

    public async Task<IReadOnlyList<ScoreResult>> JudgeAsync(string input, string output, TaskSpan? trace, CancellationToken cancellationToken)
    {
        if (_assertions.Count == 0)
            return [];
        var messages = _instructions.Messages(new JudgeData().Add("input", input).Add("output", output));
        return await AnswerAsync([.. messages], PlainOptions(), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    // Asks until there is an answer that can be read.
    private async Task<IReadOnlyList<ScoreResult>> AnswerAsync(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await _client.AskAsync(messages, options, cancellationToken).ConfigureAwait(false);
                try
                {
                    return AssertionAnswer.Read(response.Text, _assertions);
                }
                catch (MetricComputationException unreadable) when (attempt < Attempts)
                {
                    // The same question at temperature 0 would get the same answer.
                    messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));
                    messages.Add(new ChatMessage(ChatRole.User, AssertionPrompts.Again(unreadable.Message)));
                }
            }
            catch (EmptyChatResponseException) when (attempt < Attempts)
            {
                // Asked for once more.
            }
            catch (Exception failure) when (failure is MetricComputationException or EmptyChatResponseException)
            {
                return AssertionAnswer.Failed(_assertions, failure);
            }
        }
    }

    private ChatOptions PlainOptions() => new()
    {
        ResponseFormat = _format,
        Temperature = (float?)_options.Temperature,
        Seed = _options.Seed,
        Reasoning = _options.ReasoningEffort is { } effort ? new ReasoningOptions { Effort = effort } : null,
    };
}
