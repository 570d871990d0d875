using System.Runtime.CompilerServices;
using Opik.Contracts;

namespace Opik.Samples.Track;

/// <summary>A small agent. Each call of it is a trace; what it calls are spans below.</summary>
internal sealed class Agent(IKnowledge knowledge)
{
    [OpikTrack("answer", Entrypoint = true, Tags = ["sample"])]
    public async IAsyncEnumerable<string> AnswerAsync(string question, OpikArgs? args = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _ = args; // Taken by the tracker.
        var documents = await knowledge.SearchAsync(question, cancellationToken);
        foreach (var word in Generate(question, documents).Split(' '))
            yield return word + " ";
    }

    [OpikTrack(Type = SpanType.Llm)]
    private static string Generate(string question, IReadOnlyList<string> documents)
    {
        OpikContext.CurrentSpan.Model = "sample-model";
        return $"{question} {string.Join(' ', documents)}";
    }
}
