using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// State of the index for traces or for spans. Changed on the writer's thread under the lock of the index.
/// </summary>
internal sealed class SubstringIndexKind(ScoredEntity kind)
{
    public ScoredEntity Kind { get; } = kind;

    /// <summary>Table of the payloads.</summary>
    public string Table => Kind == ScoredEntity.Trace ? "trace_payload" : "span_payload";

    /// <summary>Rows written since the last capture.</summary>
    public SignatureBuffer Active { get; private set; } = new();

    /// <summary>Rows being written to segments; null when no flush runs.</summary>
    public SignatureBuffer? Flushing { get; private set; }

    /// <summary>False while rows that were written before the start are still read: the index cannot narrow then.</summary>
    public bool Complete { get; private set; }

    /// <summary>Every row up to this number is in memory or in a segment.</summary>
    public long Covered { get; private set; }

    /// <summary>Every row up to this number is in a segment, or in the redo list.</summary>
    public long Indexed { get; private set; }

    /// <summary>What <see cref="Indexed"/> becomes when the flush under way is done.</summary>
    public long Capturing { get; private set; }

    private long Highest { get; set; }

    /// <summary>Sets how far the files on disk go.</summary>
    public void Loaded(long indexed) => Covered = Indexed = Capturing = indexed;

    /// <summary>Adds a committed row.</summary>
    public void Add(long seq, PayloadSignature signature)
    {
        Active.Add(seq, signature);
        Highest = Math.Max(Highest, seq);
        if (Complete)
            Covered = Math.Max(Covered, seq);
    }

    /// <summary>Rows up to <paramref name="seq"/> have been read again.</summary>
    public void CaughtUp(long seq) => Covered = Math.Max(Covered, seq);

    /// <summary>All rows have been read again.</summary>
    public void Completed()
    {
        Complete = true;
        Covered = Math.Max(Covered, Highest);
    }

    /// <summary>Moves the rows in memory aside for a flush.</summary>
    public void Capture()
    {
        Flushing = Active;
        Active = new SignatureBuffer();
        Capturing = Covered;
    }

    /// <summary>The captured rows are in segments.</summary>
    public void Captured()
    {
        Indexed = Capturing;
        Flushing = null;
    }

    /// <summary>Drops what is in memory because too much has gathered; the rows are read again later.</summary>
    public void GiveUp()
    {
        Active = new SignatureBuffer();
        Flushing = null;
        Complete = false;
        Covered = Capturing = Indexed;
    }
}
