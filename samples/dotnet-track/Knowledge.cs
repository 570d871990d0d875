namespace Opik.Samples.Track;

internal sealed class Knowledge : IKnowledge
{
    public async Task<IReadOnlyList<string>> SearchAsync(string query, CancellationToken cancellationToken = default)
    {
        await Task.Delay(20, cancellationToken);
        return ["A span is one step of a trace."];
    }
}
