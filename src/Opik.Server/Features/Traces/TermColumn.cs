using System.Text.Json;

namespace Opik.Server.Features.Traces;

/// <summary>A column of repeated texts as a list of distinct ones and the positions in it (−1: none).</summary>
internal sealed class TermColumn(int capacity)
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<int> _rows = new(capacity);

    public void Add(string? term)
    {
        if (term is null)
        {
            _rows.Add(-1);
            return;
        }

        if (!_positions.TryGetValue(term, out var position))
        {
            position = _terms.Count;
            _positions.Add(term, position);
            _terms.Add(term);
        }

        _rows.Add(position);
    }

    public void WriteTerms(Utf8JsonWriter writer, ReadOnlySpan<byte> member)
    {
        writer.WriteStartArray(member);
        foreach (var term in _terms)
            writer.WriteStringValue(term);
        writer.WriteEndArray();
    }

    public void WriteIndexes(Utf8JsonWriter writer, ReadOnlySpan<byte> member)
    {
        writer.WriteStartArray(member);
        foreach (var row in _rows)
            writer.WriteNumberValue(row);
        writer.WriteEndArray();
    }
}
