using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What the rows of traces and spans share, as columns. Built on the caller's thread (texts, encoded payload), completed
/// with keys on the writer, and loaded from the table when a write meets an existing row.
/// </summary>
internal abstract class EntityRow
{
    private const int FieldsShift = 8;

    public long Seq { get; set; }

    /// <summary>Project to find the key of; not filled in on loaded rows, which have the key.</summary>
    public Guid? ProjectId { get; init; }

    public long Project { get; set; }

    public required Guid Id { get; init; }

    /// <summary>Name to intern; null on loaded rows, which have the key.</summary>
    public string? NameText { get; init; }

    public long? Name { get; set; }

    public long StartTime { get; set; }

    public long? EndTime { get; set; }

    public double? Ttft { get; set; }

    public EntitySource Source { get; set; }

    /// <summary>Environment to intern; null on loaded rows, which have the key.</summary>
    public string? EnvironmentText { get; init; }

    public long? Environment { get; set; }

    public RowFlags Flags { get; set; }

    /// <summary>What a PATCH has set; of a row made from a PATCH: what it sets.</summary>
    public RowFields Patched { get; set; }

    public TagSet? Tags { get; set; }

    public string? ErrorType { get; set; }

    public string? ErrorMessage { get; set; }

    public string? InputPreview { get; set; }

    public string? OutputPreview { get; set; }

    public long CreatedAt { get; set; }

    public long CreatedBy { get; set; }

    public long LastUpdatedAt { get; set; }

    public long LastUpdatedBy { get; set; }

    /// <summary>Version of the create that the row stems from, as its client said, else server time; 0 on partial rows.</summary>
    public long Version { get; set; }

    /// <summary>Encoded payload; null when there is none, or when it has not been loaded.</summary>
    public byte[]? Payload { get; set; }

    /// <summary>Trigrams of the payload parts in <see cref="Payload"/>, for the substring index; null on loaded rows.</summary>
    public PayloadSignature? Signature { get; init; }

    public bool IsPartial => Flags.HasFlag(RowFlags.Partial);

    public bool HasError => ErrorType is not null;

    /// <summary>The column <c>flags</c>.</summary>
    public long StoredFlags
    {
        get => (long)Flags | ((long)Patched << FieldsShift);
        set
        {
            Flags = (RowFlags)(value & ((1 << FieldsShift) - 1));
            Patched = (RowFields)(value >> FieldsShift);
        }
    }

    /// <summary>Puts keys in the place of ids and texts.</summary>
    public virtual void Intern(TelemetryWrite write)
    {
        if (ProjectId is { } project)
            Project = write.Project(project);
        CreatedBy = LastUpdatedBy = write.User;
        Name ??= write.Term(NameText);
        Environment ??= write.Term(EnvironmentText);
    }

    /// <summary>Copies the chosen fields of another row of the same kind, payloads included.</summary>
    public virtual void Take(EntityRow source, RowFields fields)
    {
        if (fields.HasFlag(RowFields.Name))
            Name = source.Name;
        if (fields.HasFlag(RowFields.EndTime))
            EndTime = source.EndTime;
        if (fields.HasFlag(RowFields.Ttft))
            Ttft = source.Ttft;
        if (fields.HasFlag(RowFields.Source))
            Source = source.Source;
        if (fields.HasFlag(RowFields.Environment))
            Environment = source.Environment;
        if (fields.HasFlag(RowFields.Tags))
            Tags = source.Tags;
        else if (fields.HasFlag(RowFields.AddedTags))
            Tags = TagSet.Union(Tags, source.Tags);
        TakePayload(source, fields);
    }

    /// <summary>The patched fields that hold something: only these win over a create that arrives later.</summary>
    public virtual RowFields PatchedValues
    {
        get
        {
            var empty = (Name is null ? RowFields.Name : RowFields.None)
                | (EndTime is null ? RowFields.EndTime : RowFields.None)
                | (Tags is null ? RowFields.Tags | RowFields.AddedTags : RowFields.None);
            return Patched & ~empty;
        }
    }

    private void TakePayload(EntityRow source, RowFields fields)
    {
        if (fields.HasFlag(RowFields.Input))
            InputPreview = source.InputPreview;
        if (fields.HasFlag(RowFields.Output))
            OutputPreview = source.OutputPreview;
        if (fields.HasFlag(RowFields.Error))
        {
            ErrorType = source.ErrorType;
            ErrorMessage = source.ErrorMessage;
        }

        var parts = (fields.HasFlag(RowFields.Input) ? PayloadParts.Input : PayloadParts.None)
            | (fields.HasFlag(RowFields.Output) ? PayloadParts.Output : PayloadParts.None)
            | (fields.HasFlag(RowFields.Metadata) ? PayloadParts.Metadata : PayloadParts.None)
            | (fields.HasFlag(RowFields.Error) ? PayloadParts.Error : PayloadParts.None);
        if (parts == PayloadParts.None)
            return;
        Payload = PayloadCodec.Overlay(Payload, source.Payload, parts);
        const RowFlags PayloadFlags = RowFlags.HasInput | RowFlags.HasOutput | RowFlags.HasMetadata;
        Flags = (Flags & ~PayloadFlags) | FlagsOf(PayloadCodec.Parts(Payload));
    }

    /// <summary>The flags that say which payloads there are.</summary>
    public static RowFlags FlagsOf(PayloadParts parts) =>
        (parts.HasFlag(PayloadParts.Input) ? RowFlags.HasInput : RowFlags.None)
        | (parts.HasFlag(PayloadParts.Output) ? RowFlags.HasOutput : RowFlags.None)
        | (parts.HasFlag(PayloadParts.Metadata) ? RowFlags.HasMetadata : RowFlags.None);
}
