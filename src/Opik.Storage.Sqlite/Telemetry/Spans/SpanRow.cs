using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A span as columns.</summary>
internal sealed class SpanRow : EntityRow
{
    public required Guid Trace { get; set; }

    public Guid? Parent { get; set; }

    public SpanType Type { get; set; }

    /// <summary>Model to intern; null on loaded rows, which have the key.</summary>
    public string? ModelText { get; init; }

    public long? Model { get; set; }

    /// <summary>Provider; on loaded rows filled in when it is needed.</summary>
    public string? ProviderText { get; set; }

    public long? Provider { get; set; }

    public double? Cost { get; set; }

    public UsageMap? Usage { get; set; }

    /// <inheritdoc />
    public override RowFields PatchedValues
    {
        get
        {
            var empty = (Model is null ? RowFields.Model : RowFields.None)
                | (Provider is null ? RowFields.Provider : RowFields.None)
                | (Usage is null ? RowFields.Usage : RowFields.None);
            return base.PatchedValues & ~empty;
        }
    }

    /// <inheritdoc />
    public override void Intern(TelemetryWrite write)
    {
        base.Intern(write);
        Model ??= write.Term(ModelText);
        Provider ??= write.Term(ProviderText);
    }

    /// <inheritdoc />
    public override void Take(EntityRow source, RowFields fields)
    {
        base.Take(source, fields);
        var span = (SpanRow)source;
        if (fields.HasFlag(RowFields.Type))
            Type = span.Type;
        if (fields.HasFlag(RowFields.Model))
            Model = span.Model;
        if (fields.HasFlag(RowFields.Provider))
        {
            Provider = span.Provider;
            ProviderText = span.ProviderText;
        }

        if (fields.HasFlag(RowFields.Usage))
            Usage = span.Usage;
        if (fields.HasFlag(RowFields.Cost))
        {
            Cost = span.Cost;
            Flags |= RowFlags.ManualCost;
        }
    }

    /// <summary>What observers see of the row.</summary>
    public SpanFacts Facts(long workspace) => new(
        Seq, workspace, Project, Id, Trace, Type, Name, Model, Provider, StartTime, EndTime, Cost, Usage?.Values, ProviderText, Source, HasError,
        (int)Flags, Tags?.Count ?? 0);
}
