using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Syntax;

/// <summary>
/// Cuts a Jinja template into tokens, with the default delimiters. Unlike the reader behind
/// <see cref="Contracts.TemplateVariables"/>, which never fails, it refuses what is not well formed and trims white space
/// as the signs beside the delimiters say.
/// https://jinja.palletsprojects.com/en/stable/templates/#whitespace-control
/// </summary>
internal sealed class Lexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _position;
    private int _line = 1;
    private bool _trimNext;

    private Lexer(string source) => _source = source;

    /// <summary>All tokens, the last of which is <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="PromptTemplateException">A tag or text is not closed, or has a character that means nothing.</exception>
    public static List<Token> Read(string template)
    {
        var source = template.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new Lexer(source.EndsWith('\n') ? source[..^1] : source).Read();
    }

    private List<Token> Read()
    {
        while (_position < _source.Length)
        {
            var start = NextTag();
            var sign = start + 2 < _source.Length ? _source[start + 2] : ' ';
            AddData(_source[_position..start], trimEnd: start < _source.Length && sign == '-');
            Advance(start);
            if (start >= _source.Length)
                break;
            var kind = _source[start + 1];
            Advance(start + (sign is '-' or '+' ? 3 : 2));
            if (kind == '#')
                SkipComment();
            else if (kind == '%' && TryRaw())
                continue;
            else
                Tag(kind == '%');
        }

        Add(TokenKind.End, string.Empty);
        return _tokens;
    }

    private int NextTag()
    {
        for (var i = _position; i + 1 < _source.Length; i++)
        {
            if (_source[i] == '{' && _source[i + 1] is '{' or '%' or '#')
                return i;
        }

        return _source.Length;
    }

    private void AddData(string text, bool trimEnd)
    {
        if (_trimNext)
            text = TrimStart(text);
        if (trimEnd)
            text = TrimEnd(text);
        // All of it was white space: what follows it is another tag, which trims for itself.
        _trimNext = false;
        if (text.Length > 0)
            Add(TokenKind.Data, text);
    }

    private void SkipComment()
    {
        var end = _source.IndexOf("#}", _position, StringComparison.Ordinal);
        if (end < 0)
            throw Error("A comment is not closed");
        _trimNext = end > _position && _source[end - 1] == '-';
        Advance(end + 2);
    }

    // {% raw %} … {% endraw %}
    private bool TryRaw()
    {
        if (!TryReadOnlyName(_position, "raw", out var bodyStart, out var trimStart))
            return false;
        for (var at = _source.IndexOf("{%", bodyStart, StringComparison.Ordinal); at >= 0; at = _source.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            var inner = at + 2;
            var trimEnd = inner < _source.Length && _source[inner] == '-';
            inner += inner < _source.Length && _source[inner] is '-' or '+' ? 1 : 0;
            if (!TryReadOnlyName(inner, "endraw", out var end, out var trimAfter))
                continue;
            _trimNext = trimStart;
            AddData(_source[bodyStart..at], trimEnd);
            _trimNext = trimAfter;
            Advance(end);
            return true;
        }

        throw Error("A raw block is not closed");
    }

    private bool TryReadOnlyName(int from, string name, out int end, out bool trims)
    {
        var at = from;
        while (at < _source.Length && PythonText.IsWhiteSpace(_source[at]))
            at++;
        (end, trims) = (0, false);
        if (string.CompareOrdinal(_source, at, name, 0, name.Length) != 0)
            return false;
        at += name.Length;
        while (at < _source.Length && PythonText.IsWhiteSpace(_source[at]))
            at++;
        trims = at < _source.Length && _source[at] == '-';
        at += trims || (at < _source.Length && _source[at] == '+') ? 1 : 0;
        end = at + 2;
        return string.CompareOrdinal(_source, at, "%}", 0, 2) == 0;
    }

    private void Tag(bool isStatement)
    {
        Add(isStatement ? TokenKind.StatementBegin : TokenKind.ExpressionBegin, isStatement ? "{%" : "{{");
        var brackets = new Stack<char>();
        var close = isStatement ? "%}" : "}}";
        while (true)
        {
            while (_position < _source.Length && PythonText.IsWhiteSpace(_source[_position]))
                Advance(_position + 1);
            if (_position >= _source.Length)
                throw Error($"A tag is not closed: {close} is missing");
            // }} may close two dictionaries: {{ {"a": {"b": x}} }}
            if (brackets.Count == 0 && TryClose(close, isStatement))
                return;
            var (token, end) = TagLexer.Read(_source, _position, _line);
            Balance(brackets, token);
            _tokens.Add(token);
            Advance(end);
        }
    }

    private bool TryClose(string close, bool isStatement)
    {
        var trims = _source[_position] == '-';
        var at = _position + (trims || (isStatement && _source[_position] == '+') ? 1 : 0);
        if (string.CompareOrdinal(_source, at, close, 0, 2) != 0)
            return false;
        Add(isStatement ? TokenKind.StatementEnd : TokenKind.ExpressionEnd, close);
        Advance(at + 2);
        _trimNext = trims;
        return true;
    }

    private void Balance(Stack<char> brackets, Token token)
    {
        if (token.Kind != TokenKind.Sign)
            return;
        if (token.Text is "(" or "[" or "{")
            brackets.Push(token.Text[0] == '(' ? ')' : token.Text[0] == '[' ? ']' : '}');
        else if (token.Text is ")" or "]" or "}" && (!brackets.TryPop(out var expected) || expected != token.Text[0]))
            throw Error($"Unexpected '{token.Text}'");
    }

    private void Add(TokenKind kind, string text) => _tokens.Add(new Token(kind, text, _line));

    private void Advance(int position)
    {
        _line += _source.AsSpan(_position, position - _position).Count('\n');
        _position = position;
    }

    private PromptTemplateException Error(string message) => new(message, _line);

    private static string TrimStart(string text)
    {
        var start = 0;
        while (start < text.Length && PythonText.IsWhiteSpace(text[start]))
            start++;
        return text[start..];
    }

    private static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && PythonText.IsWhiteSpace(text[end - 1]))
            end--;
        return text[..end];
    }
}
