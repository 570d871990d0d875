using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Statements;

namespace Opik.Prompts.Jinja.Syntax;

/// <summary>Reads a template into statements.</summary>
internal sealed partial class TemplateParser
{
    private const int MaxDepth = 60;
    private readonly TokenStream _stream;
    private readonly ExpressionParser _expressions;
    private int _depth;

    private TemplateParser(string template)
    {
        _stream = new TokenStream(Lexer.Read(template));
        _expressions = new ExpressionParser(_stream);
    }

    /// <exception cref="PromptTemplateException">The template is not well formed.</exception>
    public static Block Read(string template)
    {
        var parser = new TemplateParser(template);
        var body = parser.Body();
        if (parser._stream.Current.Kind != TokenKind.End)
            throw parser._stream.Error($"Unexpected '{parser._stream.Next}'");
        return body;
    }

    // Up to a statement that begins with one of the names, or the end.
    private Block Body(params string[] ends)
    {
        if (++_depth > MaxDepth)
            throw _stream.Error($"Blocks are nested more than {MaxDepth} deep");
        var statements = new List<Statement>();
        while (_stream.Current.Kind != TokenKind.End)
        {
            var token = _stream.Current;
            if (token.Kind == TokenKind.StatementBegin && _stream.Next.Kind == TokenKind.Name && ends.Contains(_stream.Next.Text))
                break;
            _stream.Take();
            if (token.Kind == TokenKind.Data)
                statements.Add(new Data(token.Text));
            else if (token.Kind == TokenKind.ExpressionBegin)
                statements.Add(Print());
            else
                statements.Add(Statement());
        }

        _depth--;
        if (ends.Length > 0 && _stream.Current.Kind == TokenKind.End)
            throw _stream.Error($"'{ends[^1]}' is missing");
        return new Block(statements);
    }

    private Print Print()
    {
        var value = _expressions.ReadTuple();
        _stream.Expect(TokenKind.ExpressionEnd, "'}}'");
        return new Print(value);
    }

    private Statement Statement()
    {
        var name = _stream.Expect(TokenKind.Name, "a statement");
        return name.Text switch
        {
            "if" => If(),
            "for" => For(),
            "set" => Set(),
            "with" => With(),
            "filter" => Filter(),
            "macro" => Macro(),
            "call" => Call(),
            "block" => NamedBlock(),
            "autoescape" => AutoEscape(),
            "print" => PrintStatement(),
            "extends" or "include" or "import" or "from" => throw new PromptTemplateException($"'{name.Text}' is not supported: a prompt has no other templates to load", name.Line),
            _ => throw new PromptTemplateException($"There is no statement '{name.Text}'", name.Line),
        };
    }

    // Steps over {% name and the end of the tag.
    private void End(string name)
    {
        _stream.Expect(TokenKind.StatementBegin, "'{%'");
        _stream.ExpectName(name);
        EndOfTag();
    }

    private void EndOfTag() => _stream.Expect(TokenKind.StatementEnd, "'%}'");

    private If If()
    {
        var branches = new List<(Expression Test, Block Body)>();
        Block? otherwise = null;
        // Jinja looks filters up when a condition is reached.
        _expressions.OpenConditions++;
        do
        {
            var test = _expressions.ReadTuple(withCondition: false);
            EndOfTag();
            branches.Add((test, Body("elif", "else", "endif")));
            _stream.Take();
        }
        while (_stream.TryName("elif"));
        if (_stream.TryName("else"))
        {
            EndOfTag();
            otherwise = Body("endif");
            _stream.Take();
        }

        _expressions.OpenConditions--;
        _stream.ExpectName("endif");
        EndOfTag();
        return new If(branches, otherwise);
    }

    private For For()
    {
        var target = Target();
        _stream.ExpectName("in");
        var source = _expressions.ReadTuple(withCondition: false);
        var test = _stream.TryName("if") ? _expressions.Read() : null;
        var isRecursive = _stream.TryName("recursive");
        EndOfTag();
        var body = Body("else", "endfor");
        Block? otherwise = null;
        _stream.Take();
        if (_stream.TryName("else"))
        {
            EndOfTag();
            otherwise = Body("endfor");
            _stream.Take();
        }

        _stream.ExpectName("endfor");
        EndOfTag();
        return new For(target, source, test, isRecursive, body, otherwise);
    }

    private Statement Set()
    {
        var target = Target(withMembers: true);
        if (_stream.TrySign("="))
        {
            var value = _expressions.ReadTuple();
            EndOfTag();
            return new Set(target, value);
        }

        var filters = _stream.TrySign("|") ? _expressions.ReadFilters() : [];
        EndOfTag();
        var body = Body("endset");
        End("endset");
        return new SetBlock(target, filters, body);
    }

    private With With()
    {
        var assignments = new List<(Target Target, Expression Value)>();
        while (_stream.Current.Kind != TokenKind.StatementEnd)
        {
            if (assignments.Count > 0)
                _stream.ExpectSign(",");
            var target = Target(isSingle: true);
            _stream.ExpectSign("=");
            assignments.Add((target, _expressions.Read()));
        }

        EndOfTag();
        var body = Body("endwith");
        End("endwith");
        return new With(assignments, body);
    }
}
