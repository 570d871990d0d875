namespace Opik.Testing.Processes;

/// <summary>The last lines a child process wrote, for failure messages. Keeps at most <see cref="MostLines"/> lines.</summary>
public sealed class OutputTail
{
    /// <summary>How many lines are kept; older ones are forgotten.</summary>
    public const int MostLines = 2000;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    /// <summary>The kept lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Lines);

    internal void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > MostLines)
                lines.Dequeue();
        }
    }
}
