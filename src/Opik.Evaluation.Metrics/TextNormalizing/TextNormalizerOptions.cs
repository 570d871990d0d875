using System.Text;

namespace Opik.Evaluation.TextNormalizing;

/// <summary>What a <see cref="TextNormalizer"/> does, in this order.</summary>
public sealed record TextNormalizerOptions
{
    /// <summary>Form of Unicode. Default: NFKC, so that full-width letters and ligatures are plain letters. Python: <c>normalize_form</c>.</summary>
    public NormalizationForm Form { get; init; } = NormalizationForm.FormKC;

    /// <summary>Whether letters become small, without a culture. Default: yes. Python: <c>lowercase</c>.</summary>
    public bool Lowercase { get; init; } = true;

    /// <summary>Whether emoji stay. Default: yes; else all symbols of the categories So and Sk go. Python: <c>keep_emoji</c>.</summary>
    public bool KeepEmoji { get; init; } = true;

    /// <summary>Whether accents go. Default: no. Python: <c>strip_accents</c>.</summary>
    public bool StripAccents { get; init; }

    /// <summary>Whether punctuation goes, without a blank in its place. Default: no. Python: <c>remove_punctuation</c>.</summary>
    public bool RemovePunctuation { get; init; }
}
