namespace Opik.Contracts;

/// <summary>
/// Names that a Jinja template takes from outside: those it does not bind itself by a loop, an assignment, a macro or an
/// import. Of <c>a.b</c> and <c>a[0]</c> it is <c>a</c>. https://jinja.palletsprojects.com/en/stable/templates/
/// </summary>
internal sealed class JinjaVariables
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "recursive",
        // Functions that every template has.
        "range", "dict", "lipsum", "cycler", "joiner", "namespace", "super", "caller", "varargs", "kwargs", "self", "_", "gettext", "ngettext",
    };

    private readonly OrderedNames _names;

    // Names bound by each open scope, the innermost last; the first is the template itself.
    private readonly List<List<string>> _scopes = [[]];

    // How many open scopes bind a name: a look-up must not depend on the depth of a template that anyone may have written.
    private readonly Dictionary<string, int> _bound = new(StringComparer.Ordinal);

    private JinjaVariables(OrderedNames names) => _names = names;

    public static void Collect(string template, OrderedNames names)
    {
        var variables = new JinjaVariables(names);
        foreach (var tag in JinjaReader.Read(template))
        {
            if (tag.IsStatement)
                variables.Statement(tag.Tokens);
            else
                variables.Expression(tag.Tokens, 0);
        }
    }

    private void Statement(IReadOnlyList<JinjaToken> tokens)
    {
        if (tokens.Count == 0 || tokens[0].Kind != JinjaTokenKind.Name)
            return;
        switch (tokens[0].Text)
        {
            case "for":
                For(tokens);
                break;
            case "set":
                Set(tokens);
                break;
            case "macro":
                if (tokens.Count > 1)
                    Bind(tokens[1].Text);
                Parameters(tokens, 2);
                break;
            case "call":
                Call(tokens);
                break;
            case "with":
                Enter();
                Parameters(tokens, 1, enter: false);
                break;
            case "import" or "from" or "include" or "extends":
                Import(tokens);
                break;
            case "endfor" or "endmacro" or "endcall" or "endwith":
                Leave();
                break;
            case "block" or "filter" or "else" or "endif" or "endset" or "endblock" or "endfilter":
                break;
            default:
                // if, elif, do and extensions: a keyword and an expression.
                Expression(tokens, 1);
                break;
        }
    }

    // for a, b in items if a.ok recursive
    private void For(IReadOnlyList<JinjaToken> tokens)
    {
        var at = IndexOf(tokens, 1, "in");
        if (at < 0)
        {
            Enter();
            return;
        }

        var condition = IndexOf(tokens, at, "if");
        Expression(tokens, at + 1, condition < 0 ? tokens.Count : condition);
        Enter();
        Bind("loop");
        for (var i = 1; i < at; i++)
        {
            if (tokens[i].Kind == JinjaTokenKind.Name)
                Bind(tokens[i].Text);
        }

        if (condition >= 0)
            Expression(tokens, condition + 1);
    }

    // set a, b = x · set ns.found = x · set a (up to endset)
    private void Set(IReadOnlyList<JinjaToken> tokens)
    {
        var equals = IndexOfSign(tokens, 1, '=');
        var end = equals < 0 ? tokens.Count : equals;
        if (equals >= 0)
            Expression(tokens, equals + 1);
        for (var i = 1; i < end; i++)
        {
            if (tokens[i].Kind == JinjaTokenKind.Name && !tokens[i - 1].IsSign('.') && !tokens[i - 1].IsSign('|') && !(i + 1 < end && tokens[i + 1].IsSign('.')))
                Bind(tokens[i].Text);
        }
    }

    // call(user) dump(users): the parameters are bound for the block, the call is made outside.
    private void Call(IReadOnlyList<JinjaToken> tokens)
    {
        var hasParameters = tokens.Count > 1 && tokens[1].IsSign('(');
        var end = hasParameters ? IndexOfSign(tokens, 1, ')') : 0;
        Expression(tokens, (end < 0 ? tokens.Count : end) + 1);
        if (hasParameters)
            Parameters(tokens, 1, end: end < 0 ? tokens.Count : end);
        else
            Enter();
    }

    // (a, b=default) · a=x, b=y: the names before = and those without one are bound, values are expressions from outside.
    private void Parameters(IReadOnlyList<JinjaToken> tokens, int from, bool enter = true, int end = int.MaxValue)
    {
        end = Math.Min(end, tokens.Count);
        var bound = new List<string>();
        var depth = 0;
        var isName = true;
        for (var i = from; i < end; i++)
        {
            var token = tokens[i];
            depth += token.Kind == JinjaTokenKind.Sign ? Depth(token) : 0;
            var outer = depth <= (tokens[from].IsSign('(') ? 1 : 0);
            if (outer && token.IsSign(','))
                isName = true;
            else if (outer && token.IsSign('=') && token.Text.Length == 1)
                isName = false;
            else if (isName && token.Kind == JinjaTokenKind.Name)
                bound.Add(token.Text);
            else if (!isName)
                Expression(tokens, i, i + 1);
        }

        if (enter)
            Enter();
        bound.ForEach(Bind);
    }

    // import "x" as y · from "x" import a as b, c with context · include name
    private void Import(IReadOnlyList<JinjaToken> tokens)
    {
        var import = IndexOf(tokens, 0, "import");
        var of = import > 0 ? import : IndexOf(tokens, 0, "as");
        var end = tokens[0].Text is "include" ? FirstOf(tokens, "ignore", "with", "without") : of < 0 ? tokens.Count : of;
        Expression(tokens, 1, end);
        for (var i = of + 1; of > 0 && i < tokens.Count; i++)
        {
            if (tokens[i].Kind == JinjaTokenKind.Name && tokens[i].Text is not ("as" or "with" or "without" or "context"))
                Bind(tokens[i].Text);
        }
    }

    private void Expression(IReadOnlyList<JinjaToken> tokens, int from, int end = int.MaxValue)
    {
        end = Math.Min(end, tokens.Count);
        for (var i = from; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == JinjaTokenKind.Name && !Reserved.Contains(token.Text) && !IsPartOfOther(tokens, i) && !_bound.ContainsKey(token.Text))
                _names.Add(token.Text);
        }
    }

    // An attribute (a.b), a filter (a | f), a test (a is defined, a is not none), a keyword argument (f(x=1)).
    private static bool IsPartOfOther(IReadOnlyList<JinjaToken> tokens, int i)
    {
        if (i > 0 && (tokens[i - 1].IsSign('.') || tokens[i - 1].IsSign('|') || tokens[i - 1].IsName("is")))
            return true;
        if (i > 1 && tokens[i - 1].IsName("not") && tokens[i - 2].IsName("is"))
            return true;
        return i > 0 && i + 1 < tokens.Count && tokens[i + 1] is { Kind: JinjaTokenKind.Sign, Text: "=" } && (tokens[i - 1].IsSign('(') || tokens[i - 1].IsSign(','));
    }

    private static int Depth(JinjaToken token) => token.Text[0] is '(' or '[' or '{' ? 1 : token.Text[0] is ')' or ']' or '}' ? -1 : 0;

    private static int IndexOf(IReadOnlyList<JinjaToken> tokens, int from, string name)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            if (tokens[i].IsName(name))
                return i;
        }

        return -1;
    }

    private static int IndexOfSign(IReadOnlyList<JinjaToken> tokens, int from, char sign)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            if (tokens[i].Text.Length == 1 && tokens[i].IsSign(sign))
                return i;
        }

        return -1;
    }

    private static int FirstOf(IReadOnlyList<JinjaToken> tokens, params ReadOnlySpan<string> names)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (names.Contains(tokens[i].Text))
                return i;
        }

        return tokens.Count;
    }

    private void Bind(string name)
    {
        _scopes[^1].Add(name);
        _bound[name] = _bound.GetValueOrDefault(name) + 1;
    }

    private void Enter() => _scopes.Add([]);

    private void Leave()
    {
        if (_scopes.Count == 1)
            return;
        foreach (var name in _scopes[^1])
        {
            if (--_bound[name] == 0)
                _bound.Remove(name);
        }

        _scopes.RemoveAt(_scopes.Count - 1);
    }
}
