using System.Collections.Concurrent;
using Opik.Contracts;

namespace Opik.Samples.Suites;

/// <summary>A small agent that stands for yours: it looks something up and answers, and remembers what was said in a thread.</summary>
internal sealed class SupportAgent(OpikClient client)
{
    private readonly ConcurrentDictionary<string, List<string>> said = new();

    public async Task<string> AnswerAsync(string question)
    {
        using var span = client.StartSpan("search_handbook", SpanType.Tool);
        await Task.Yield();
        return question.Contains("refund", StringComparison.OrdinalIgnoreCase)
            ? "You can return it within 30 days; the refund takes 5 days."
            : "I am sorry, that is not in the handbook. A colleague will write to you.";
    }

    public async Task<string> ReplyAsync(string message, string threadId)
    {
        said.GetOrAdd(threadId, _ => []).Add(message);
        return await AnswerAsync(message);
    }
}
