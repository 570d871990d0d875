namespace Opik.Prompts.Jinja.Syntax;

/// <summary>One token of a Jinja template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its value.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line)
{
    public bool IsName(string text) => Kind == TokenKind.Name && Text == text;

    public bool IsSign(string text) => Kind == TokenKind.Sign && Text == text;

    public override string ToString() => Kind is TokenKind.End ? "the end of the template" : Kind is TokenKind.StatementEnd ? "%}" : Kind is TokenKind.ExpressionEnd ? "}}" : Text;
}
