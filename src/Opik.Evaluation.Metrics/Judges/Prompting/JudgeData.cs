using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Evaluation.Judges;

/// <summary>
/// The values of one judgement, each between tags of its name. A value cannot end its tag or open another one: in what looks
/// like one of the judge's tags, <c>&lt;</c> is written <c>&amp;lt;</c>. All else stays as it is.
/// </summary>
public sealed class JudgeData
{
    private static readonly string[] NestedNames = ["document", "step", "example", "answer"];
    private readonly List<(string Name, string? Item, IReadOnlyList<string> Values)> _parts = [];

    /// <summary>Adds a value.</summary>
    /// <param name="tag">Name of its tag.</param>
    /// <param name="value">The value; null: there is none, and no tag.</param>
    /// <returns>The same data.</returns>
    public JudgeData Add(string tag, string? value)
    {
        if (value is not null)
            _parts.Add((tag, null, [value]));
        return this;
    }

    /// <summary>Adds a list of values, each in a tag of its own.</summary>
    /// <param name="tag">Name of the tag around them.</param>
    /// <param name="item">Name of the tag of each.</param>
    /// <param name="values">The values; null: there are none, and no tag.</param>
    /// <returns>The same data.</returns>
    public JudgeData AddList(string tag, string item, IReadOnlyList<string>? values)
    {
        if (values is not null)
            _parts.Add((tag, item, values));
        return this;
    }

    /// <summary>The text of the message.</summary>
    /// <param name="names">Names of all tags of the judge, those without a value included: a value must not forge them.</param>
    internal string Render(IEnumerable<string> names)
    {
        var all = names.Concat(_parts.Select(part => part.Name)).Concat(_parts.Select(part => part.Item).OfType<string>()).Concat(NestedNames).Distinct(StringComparer.Ordinal);
        // <output>, </output>, < / OUTPUT >, <output role="x">
        var tag = new Regex($@"<(?=[\s/\\]*(?:{string.Join('|', all.Select(Regex.Escape))})(?![\w-]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        var text = new StringBuilder();
        foreach (var (name, item, values) in _parts)
        {
            text.Append('<').Append(name).Append(">\n");
            foreach (var value in values)
            {
                var safe = tag.Replace(value, "&lt;");
                text.Append(item is null ? safe : $"<{item}>\n{safe}\n</{item}>").Append('\n');
            }

            text.Append("</").Append(name).Append(">\n\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}
