#region agent
using Opik;
using Opik.Contracts;

namespace Opik.Samples.Docs;

internal sealed class Agent
{
    [OpikTrack]
    public async Task<string> AnswerAsync(string question)
    {
        var documents = await RetrieveAsync(question);
        return await GenerateAsync(question, documents);
    }

    [OpikTrack(Type = SpanType.Tool)]
    private Task<string[]> RetrieveAsync(string query) => Task.FromResult<string[]>(["A span is one step of a trace."]);

    [OpikTrack(Type = SpanType.Llm)]
    private Task<string> GenerateAsync(string question, string[] documents)
    {
        OpikContext.CurrentSpan.Model = "gpt-4o-mini";
        OpikContext.CurrentSpan.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 20, ["completion_tokens"] = 9, ["total_tokens"] = 29 };
        return Task.FromResult(documents[0]);
    }
}
#endregion
