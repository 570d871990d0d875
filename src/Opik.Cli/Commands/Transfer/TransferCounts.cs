namespace Opik.Cli.Commands.Transfer;

/// <summary>What became of the entities of one kind.</summary>
/// <param name="kind">For the summary: <c>Traces</c>.</param>
internal sealed class TransferCounts(string kind)
{
    /// <summary>For the summary.</summary>
    public string Kind { get; } = kind;

    /// <summary>Written or sent.</summary>
    public int Done { get; set; }

    /// <summary>There already.</summary>
    public int Skipped { get; set; }

    /// <summary>Failed.</summary>
    public int Failed { get; set; }
}
