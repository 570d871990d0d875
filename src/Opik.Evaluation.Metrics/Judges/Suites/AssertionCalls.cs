using Microsoft.Extensions.AI;
using Opik.Evaluation.Spans;
using Opik.Llm;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Asks the model about the assertions of one judge.</summary>
internal sealed class AssertionCalls : IDisposable
{
    private const int Attempts = 3;
    private static readonly JudgeTag[] Tags = [JudgeTag.Input, JudgeTag.Output];
    private static readonly JudgeTag TraceTag = new("trace", "what the application did, as JSON");
    private readonly IReadOnlyList<string> _assertions;
    private readonly LlmJudgeOptions _options;
    private readonly JudgeClient _client;
    private readonly JudgeInstructions _instructions;
    private readonly Lazy<JudgeInstructions> _traceInstructions;
    private readonly ChatResponseFormat _format;

    public AssertionCalls(IReadOnlyList<string> assertions, LlmJudgeOptions options)
    {
        (_assertions, _options) = (assertions, options);
        _client = new JudgeClient(options);
        _instructions = new JudgeInstructions($"{AssertionPrompts.Plain}\n\n{AssertionSchema.Words(assertions)}", Tags, schema: null);
        _traceInstructions = new(() => new JudgeInstructions($"{AssertionPrompts.WithTrace}\n\n{AssertionSchema.Words(assertions)}", [.. Tags, TraceTag], schema: null));
        _format = AssertionSchema.Format(assertions);
    }

    public async Task<IReadOnlyList<ScoreResult>> JudgeAsync(string input, string output, TaskSpan? trace, CancellationToken cancellationToken)
    {
        if (_assertions.Count == 0)
            return [];
        var data = new JudgeData().Add("input", input).Add("output", output);
        if (trace is not null && MayUseTools)
        {
            try
            {
                return await LookAroundAsync(data, input, output, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (EmptyChatResponseException empty)
            {
                return AssertionAnswer.Failed(_assertions, empty);
            }
        }

        return await AnswerAsync([.. _instructions.Messages(data)], Request(_options.Temperature), Attempts, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    private bool MayUseTools => _options.ToolStrategy switch
    {
        ScoringToolStrategy.Always => true,
        ScoringToolStrategy.Auto => JudgeCapability.Of(_client.ModelName).UsesTools,
        _ => false,
    };

    private async Task<IReadOnlyList<ScoreResult>> LookAroundAsync(JudgeData data, string input, string output, TaskSpan trace, CancellationToken cancellationToken)
    {
        var agentic = new AgenticCalls(_client, JudgeCapability.Of(_client.ModelName).Window);
        var tools = new TraceTools(trace, agentic.ResultTokens);
        var messages = _traceInstructions.Value.Messages(data.Add("trace", tools.Overview(agentic.OverviewTokens(input, output)))).ToList();
        var request = Request(_options.Temperature ?? 0);
        // The form is asked for in words: not every provider takes a form and tools in one request.
        request.ResponseFormat = null;
        request.Tools = [.. TraceTools.Declarations];
        var attempts = Attempts;
        if (await agentic.LookAroundAsync(messages, tools, request, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            try
            {
                return AssertionAnswer.Read(answer, _assertions);
            }
            catch (MetricComputationException unreadable)
            {
                attempts--;
                AskAgain(messages, answer, unreadable);
            }
        }

        // Providers want to know the tools of calls that they are shown.
        var last = Request(_options.Temperature ?? 0);
        (last.Tools, last.ToolMode) = (request.Tools, ChatToolMode.None);
        return await AnswerAsync(messages, last, attempts, cancellationToken).ConfigureAwait(false);
    }

    // Asks until there is an answer that can be read.
    private async Task<IReadOnlyList<ScoreResult>> AnswerAsync(List<ChatMessage> messages, ChatOptions options, int attempts, CancellationToken cancellationToken)
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
                catch (MetricComputationException unreadable) when (attempt < attempts)
                {
                    AskAgain(messages, response.Text, unreadable);
                }
            }
            catch (EmptyChatResponseException) when (attempt < attempts)
            {
                // Asked for once more.
            }
            catch (Exception failure) when (failure is MetricComputationException or EmptyChatResponseException)
            {
                return AssertionAnswer.Failed(_assertions, failure);
            }
        }
    }

    // The same question at temperature 0 would get the same answer.
    private static void AskAgain(List<ChatMessage> messages, string answer, MetricComputationException unreadable)
    {
        if (answer.Length > 0)
            messages.Add(new ChatMessage(ChatRole.Assistant, answer));
        messages.Add(new ChatMessage(ChatRole.User, AssertionPrompts.Again(unreadable.Message)));
    }

    private ChatOptions Request(double? temperature) => new()
    {
        ResponseFormat = _format,
        Temperature = (float?)temperature,
        Seed = _options.Seed,
        Reasoning = Effort is { } effort ? new ReasoningOptions { Effort = effort } : null,
    };

    private ReasoningEffort? Effort => _options.ReasoningEffort ?? (JudgeCapability.Reasons(_client.ModelName) ? ReasoningEffort.Low : null);
}
