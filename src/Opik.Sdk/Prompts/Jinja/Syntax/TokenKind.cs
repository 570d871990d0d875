namespace Opik.Prompts.Jinja.Syntax;

/// <summary>Kinds of tokens of a Jinja template.</summary>
internal enum TokenKind
{
    /// <summary>Text outside tags.</summary>
    Data,

    /// <summary><c>{{</c></summary>
    ExpressionBegin,

    /// <summary><c>}}</c></summary>
    ExpressionEnd,

    /// <summary><c>{%</c></summary>
    StatementBegin,

    /// <summary><c>%}</c></summary>
    StatementEnd,

    /// <summary>An identifier or keyword.</summary>
    Name,

    /// <summary>An integer; the value is decimal.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,

    /// <summary>A text; the value is without quotes and escapes.</summary>
    String,

    /// <summary>Punctuation.</summary>
    Sign,

    /// <summary>The end of the template.</summary>
    End,
}
