namespace Opik.Prompts.Jinja.Syntax;

/// <summary>The tokens of a template and a place among them.</summary>
internal sealed class TokenStream(List<Token> tokens)
{
    private int _position;

    public Token Current => tokens[_position];

    public Token Next => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    /// <summary>The token, and steps over it.</summary>
    public Token Take()
    {
        var token = Current;
        if (_position < tokens.Count - 1)
            _position++;
        return token;
    }

    public bool TrySign(string sign)
    {
        if (!Current.IsSign(sign))
            return false;
        Take();
        return true;
    }

    public bool TryName(string name)
    {
        if (!Current.IsName(name))
            return false;
        Take();
        return true;
    }

    public void ExpectSign(string sign)
    {
        if (!TrySign(sign))
            throw Error($"Expected '{sign}', found '{Current}'");
    }

    public void ExpectName(string name)
    {
        if (!TryName(name))
            throw Error($"Expected '{name}', found '{Current}'");
    }

    public Token Expect(TokenKind kind, string what) => Current.Kind == kind ? Take() : throw Error($"Expected {what}, found '{Current}'");

    public PromptTemplateException Error(string message) => new(message, Current.Line);
}
