using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Statements;

namespace Opik.Prompts.Jinja.Syntax;

/// <content>Targets, macros and the rarer statements.</content>
internal sealed partial class TemplateParser
{
    private readonly HashSet<string> _blocks = new(StringComparer.Ordinal);

    private Target Target(bool withMembers = false, bool isSingle = false)
    {
        var targets = new List<Target> { OneTarget(withMembers) };
        var isTuple = false;
        while (!isSingle && _stream.TrySign(","))
        {
            isTuple = true;
            if (_stream.Current.Kind != TokenKind.Name && !_stream.Current.IsSign("("))
                break;
            if (_stream.Current.IsName("in"))
                break;
            targets.Add(OneTarget(withMembers));
        }

        return isTuple ? new TupleTarget(targets) : targets[0];
    }

    private Target OneTarget(bool withMembers)
    {
        if (_stream.TrySign("("))
        {
            if (++_depth > MaxDepth)
                throw _stream.Error("Variables are nested too deep");
            var inner = Target(withMembers);
            _depth--;
            _stream.ExpectSign(")");
            return inner;
        }

        var name = _stream.Expect(TokenKind.Name, "a name").Text;
        if (name is "true" or "True" or "false" or "False" or "none" or "None" or "in" or "if" or "else" or "not" or "and" or "or" or "is")
            throw _stream.Error($"'{name}' cannot be assigned to");
        return withMembers && _stream.TrySign(".") ? new MemberTarget(name, _stream.Expect(TokenKind.Name, "a name").Text) : new NameTarget(name);
    }

    private FilterBlock Filter()
    {
        var filters = _expressions.ReadFilters();
        EndOfTag();
        var body = Body("endfilter");
        End("endfilter");
        return new FilterBlock(filters, body);
    }

    private DefineMacro Macro()
    {
        var name = _stream.Expect(TokenKind.Name, "a name").Text;
        var parameters = Parameters();
        EndOfTag();
        var body = Body("endmacro");
        End("endmacro");
        return new DefineMacro(new MacroDefinition(name, parameters, body));
    }

    private CallBlock Call()
    {
        var parameters = _stream.Current.IsSign("(") ? Parameters() : [];
        if (_expressions.Read() is not Call call)
            throw _stream.Error("Expected a call");
        EndOfTag();
        var body = Body("endcall");
        End("endcall");
        return new CallBlock(new MacroDefinition("caller", parameters, body), call.Target, call.Arguments);
    }

    private List<(string Name, Expression? Default)> Parameters()
    {
        var parameters = new List<(string Name, Expression? Default)>();
        _stream.ExpectSign("(");
        while (!_stream.TrySign(")"))
        {
            if (parameters.Count > 0)
                _stream.ExpectSign(",");
            var name = _stream.Expect(TokenKind.Name, "a name").Text;
            var otherwise = _stream.TrySign("=") ? _expressions.Read() : null;
            if (otherwise is null && parameters.Count > 0 && parameters[^1].Default is not null)
                throw _stream.Error("A parameter without a default follows one with a default");
            parameters.Add((name, otherwise));
        }

        return parameters;
    }

    private NamedBlock NamedBlock()
    {
        var name = _stream.Expect(TokenKind.Name, "a name").Text;
        if (!_blocks.Add(name))
            throw _stream.Error($"There are two blocks '{name}'");
        _stream.TryName("scoped");
        EndOfTag();
        var body = Body("endblock");
        _stream.Take();
        _stream.ExpectName("endblock");
        _stream.TryName(name);
        EndOfTag();
        return new NamedBlock(name, body);
    }

    // Prompts are no HTML: only the switch that leaves things as they are is understood.
    private NamedBlock AutoEscape()
    {
        if (_expressions.Read() is not Constant { Value: false or null })
            throw _stream.Error("'autoescape true' is not supported: prompts are no HTML; use the filter 'escape'");
        EndOfTag();
        var body = Body("endautoescape");
        End("endautoescape");
        return new NamedBlock("autoescape", body);
    }

    private Statement PrintStatement()
    {
        var value = _expressions.ReadTuple();
        EndOfTag();
        return new Print(value);
    }
}
