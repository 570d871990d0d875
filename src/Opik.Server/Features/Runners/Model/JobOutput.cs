using System.Text;
using System.Text.Json.Serialization;

namespace Opik.Server.Features.Runners.Model;

/// <summary>The part of an output that a running job has told of. Changed under the hub's lock only.</summary>
internal sealed class JobOutput
{
    private readonly StringBuilder _text = new();

    /// <summary>All of it; what is stored with a job.</summary>
    public string Text
    {
        get => _text.ToString();
        init => _text.Append(value);
    }

    /// <summary>Tokens so far, where the runner knows; null: it does not.</summary>
    public int? Tokens { get; set; }

    /// <summary>UTF-16 code units, as JavaScript, Java and .NET count characters.</summary>
    [JsonIgnore]
    public int Length => _text.Length;

    /// <summary>The text from a place on; empty behind the end.</summary>
    public string From(int place) => place >= _text.Length ? "" : _text.ToString(place, _text.Length - place);

    /// <summary>What would be appended: the part of <paramref name="text"/> behind the end; null: the part before the end is another text.</summary>
    public string? Following(int offset, string text)
    {
        var known = Math.Min(_text.Length - offset, text.Length);
        return string.CompareOrdinal(_text.ToString(offset, known), 0, text, 0, known) == 0 ? text[known..] : null;
    }

    public void Append(string text) => _text.Append(text);
}
