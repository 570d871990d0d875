using System.Text;

namespace Opik.Datasets;

/// <summary>
/// Rows of a comma-separated file (RFC 4180): fields may be quoted, quotes inside are doubled, quoted fields may hold line breaks.
/// </summary>
internal static class CsvRows
{
    /// <summary>Reads the rows; rows without any text are passed over.</summary>
    /// <exception cref="ArgumentException">A quote is never closed.</exception>
    public static IEnumerable<List<string>> Read(TextReader reader, char separator = ',')
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var (line, quoted) = (1, false);
        while (true)
        {
            var next = reader.Read();
            if (quoted)
            {
                if (next < 0)
                    throw new ArgumentException($"A quote before line {line} is never closed.", nameof(reader));
                if (next == '"' && reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else if (next == '"')
                    quoted = false;
                else
                    field.Append((char)next);
                line += next == '\n' ? 1 : 0;
            }
            else if (next == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (next == separator)
            {
                End();
            }
            else if (next is '\n' or < 0)
            {
                line++;
                End();
                if (row.Exists(static text => text.Length > 0))
                    yield return row;
                if (next < 0)
                    yield break;
                row = [];
            }
            else if (next != '\r' || reader.Peek() != '\n')
            {
                field.Append((char)next);
            }
        }

        void End()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
