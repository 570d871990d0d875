using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// Lets a model look around in a trace: at most 10 rounds of tool calls, then it has to answer. It also has to when nothing but
/// repeated calls comes for two rounds, or when the conversation nears the model's window.
/// </summary>
internal sealed class AgenticCalls(JudgeClient client, int window)
{
    private const int MostRounds = 10;
    private const int MostEmpty = 3;
    private const int Reserve = 1_500;
    private const int Least = 250;

    /// <summary>Tokens of the overview of the trace: half of the window, less what instructions and answer need, less input and output.</summary>
    public int OverviewTokens(string input, string output) => Math.Max((window / 2) - Reserve - TraceView.Tokens(input) - TraceView.Tokens(output), Least);

    /// <summary>Tokens of one result of a tool.</summary>
    public int ResultTokens => Math.Clamp(window / 16, 750, 8_000);

    /// <summary>Adds to the messages what is asked and found.</summary>
    /// <returns>The answer in words; null: the model has to be asked for it.</returns>
    public async Task<string?> LookAroundAsync(List<ChatMessage> messages, TraceTools tools, ChatOptions options, CancellationToken cancellationToken)
    {
        var (spent, idle, empty) = (messages.Sum(message => TraceView.Tokens(message.Text)), 0, 0);
        for (var round = 0; round < MostRounds && spent < (window * 9 / 10) - Reserve; round++)
        {
            ChatResponse response;
            try
            {
                response = await client.AskAsync(messages, options, cancellationToken).ConfigureAwait(false);
            }
            catch (EmptyChatResponseException) when (++empty < MostEmpty)
            {
                continue;
            }

            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToArray();
            if (calls.Length == 0)
                return response.Text;
            messages.AddRange(response.Messages);
            var results = calls.Select(call => (call.CallId, Answer: tools.Call(call))).ToArray();
            messages.Add(new ChatMessage(ChatRole.Tool, [.. results.Select(result => new FunctionResultContent(result.CallId, result.Answer.Result))]));
            spent += TraceView.Tokens(response.Text) + results.Sum(result => TraceView.Tokens(result.Answer.Result));
            idle = results.All(result => result.Answer.IsRepeated) ? idle + 1 : 0;
            if (idle == 2)
                break;
        }

        messages.Add(new ChatMessage(ChatRole.User, AssertionPrompts.WrapUp));
        return null;
    }
}
