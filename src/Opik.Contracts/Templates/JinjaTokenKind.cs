namespace Opik.Contracts;

/// <summary>Kinds of tokens in a Jinja tag.</summary>
internal enum JinjaTokenKind
{
    /// <summary>An identifier or keyword.</summary>
    Name,

    /// <summary>A text or number.</summary>
    Literal,

    /// <summary>One character of punctuation; <c>==</c> and its like are one token.</summary>
    Sign,
}
