namespace Opik.Storage.Sqlite;

/// <summary>A trace as columns.</summary>
internal sealed class TraceRow : EntityRow
{
    public string? Thread { get; set; }

    /// <inheritdoc />
    public override RowFields PatchedValues => base.PatchedValues & ~(Thread is null ? RowFields.Thread : RowFields.None);

    /// <inheritdoc />
    public override void Take(EntityRow source, RowFields fields)
    {
        base.Take(source, fields);
        if (fields.HasFlag(RowFields.Thread))
            Thread = ((TraceRow)source).Thread;
    }

    /// <summary>What observers see of the row.</summary>
    public TraceFacts Facts(long workspace) => new(
        Seq, workspace, Project, Id, Name, Thread, StartTime, EndTime, Ttft, Source, HasError, (int)Flags, Tags?.Count ?? 0);
}
