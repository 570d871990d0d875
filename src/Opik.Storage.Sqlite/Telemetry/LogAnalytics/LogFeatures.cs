using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Counts, over the rows of one side, how many have each value of each field.</summary>
internal sealed class LogFeatures(SqliteSession session, TermTable terms, StatsEntity entity)
{
    /// <summary>Values that are told apart at most.</summary>
    private const int MostValues = 20_000;

    // Rows whose payload and spans are looked at: some 50 µs each.
    private const int MostWide = 1_500;

    private readonly Dictionary<(string Field, string? Key, string Value), long> _counts = [];
    private readonly HashSet<(string Field, string? Key, string Value)> _ofRow = [];
    private readonly List<(long Seq, Guid Id, int Flags)> _rows = [];
    private readonly MetadataValues _metadata = new(session, entity);

    /// <summary>Columns that <see cref="Add"/> reads, of a row <c>t</c>.</summary>
    public static string Columns(StatsEntity entity) =>
        "t.seq, t.id, t.flags, t.name, t.environment, t.source, t.error_type, t.tags" + (entity == StatsEntity.Span ? ", t.type, t.model, t.provider" : "");

    /// <summary>Rows added.</summary>
    public long Rows => _rows.Count;

    /// <summary>Rows of which payload and spans were looked at.</summary>
    public long WideRows { get; private set; }

    /// <summary>Rows by value.</summary>
    public IReadOnlyDictionary<(string Field, string? Key, string Value), long> Counts => _counts;

    /// <summary>Rows that stand behind the counts of a field.</summary>
    public long RowsOf(string field) => IsWide(field, entity) ? WideRows : Rows;

    /// <summary>Adds the present row of a statement with <see cref="Columns"/>.</summary>
    public void Add(SqliteStatement row)
    {
        _rows.Add((row.Int64(0), row.Id(1), row.Int32(2)));
        Term("name", row.NullableInt64(3));
        Term("environment", row.NullableInt64(4));
        Value("source", LogFields.Source((EntitySource)row.Int32(5)));
        Value("error_type", row.Text(6));
        foreach (var tag in TagText.Read(row.Text(7)))
            Value("tags", tag);
        if (entity == StatsEntity.Span)
        {
            Value("type", RowGroups.TypeName((SpanType)row.Int32(8)));
            Term("model", row.NullableInt64(9));
            Term("provider", row.NullableInt64(10));
        }

        EndRow();
    }

    /// <summary>Adds what payloads and spans say, of as many rows as can be looked at; once all rows have been added.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        var stride = RowSample.Stride(_rows.Count, MostWide);
        // The rows are a sample already: the bits of the hash that chose them are spent.
        for (var i = 0; i < _rows.Count; i += stride)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WideRows++;
            AddWide(_rows[i].Seq, _rows[i].Id, _rows[i].Flags);
            EndRow();
        }
    }

    private void EndRow()
    {
        foreach (var value in _ofRow)
        {
            if (_counts.Count < MostValues || _counts.ContainsKey(value))
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _)++;
        }

        _ofRow.Clear();
    }

    private void AddWide(long seq, Guid id, int flags)
    {
        if ((flags & RollupCounting.HasMetadata) != 0)
        {
            var (labels, prompts) = _metadata.Labels(seq);
            foreach (var (key, value) in labels)
                Value("metadata", value, key);
            foreach (var prompt in prompts)
                Value("prompt", prompt);
        }

        if (entity != StatsEntity.Trace)
            return;
        var spans = session.Prepare("SELECT model, provider, CASE WHEN error_type IS NOT NULL THEN name END FROM span WHERE trace = ?1 LIMIT 200").Bind(1, id);
        try
        {
            while (spans.Step())
            {
                Term("model", spans.NullableInt64(0));
                Term("provider", spans.NullableInt64(1));
                Term("failed_span", spans.NullableInt64(2));
            }
        }
        finally
        {
            spans.Reset();
        }
    }

    private static bool IsWide(string field, StatsEntity entity) =>
        field is "metadata" or "prompt" or "failed_span" || (entity == StatsEntity.Trace && field is "model" or "provider");

    private void Term(string field, long? key) => Value(field, terms.Text(session, key));

    private void Value(string field, string? value, string? key = null)
    {
        if (!string.IsNullOrEmpty(value))
            _ofRow.Add((field, key, value));
    }
}
