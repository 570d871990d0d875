using System.Text;

namespace Opik.Rest;

/// <summary>A path with parameters; those that are null are left out.</summary>
internal sealed class QueryString(string path)
{
    private readonly StringBuilder text = new(path);
    private char separator = '?';

    /// <summary>Adds a parameter.</summary>
    public QueryString Add(string name, object? value)
    {
        var written = value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => time.UtcDateTime.ToString("O"),
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        if (written is null)
            return this;
        text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(written));
        separator = '&';
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
