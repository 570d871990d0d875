using System.Globalization;
using System.Numerics;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Filters;

namespace Opik.Prompts.Jinja.Syntax;

/// <content>Members, calls, filters and tests.</content>
internal sealed partial class ExpressionParser
{
    // Each wraps the one before, and is evaluated from the outside.
    private const int MaxChain = 200;

    /// <summary><c>upper|trim(2)</c>: filters without a value.</summary>
    public List<(string Name, Arguments Arguments)> ReadFilters()
    {
        var filters = new List<(string Name, Arguments Arguments)> { Filter() };
        while (stream.TrySign("|"))
            filters.Add(Filter());
        return filters;
    }

    /// <summary><c>(a, *b, c=d, **e)</c></summary>
    public Arguments ReadArguments()
    {
        var positional = new List<Expression>();
        var named = new List<(string Name, Expression Value)>();
        Expression? rest = null, namedRest = null;
        stream.ExpectSign("(");
        for (var isFirst = true; !stream.TrySign(")"); isFirst = false)
        {
            if (!isFirst)
                stream.ExpectSign(",");
            if (!isFirst && stream.TrySign(")"))
                break;
            if (namedRest is null && stream.TrySign("**"))
                namedRest = Read();
            else if (rest is null && namedRest is null && stream.TrySign("*"))
                rest = Read();
            else if (namedRest is null && stream.Current.Kind == TokenKind.Name && stream.Next.IsSign("="))
                named.Add(Named(named));
            else if (named.Count == 0 && rest is null && namedRest is null)
                positional.Add(Read());
            else
                throw stream.Error("An argument without a name follows one with a name");
        }

        return new Arguments(positional, named, rest, namedRest);
    }

    private (string Name, Expression Value) Named(List<(string Name, Expression Value)> others)
    {
        var name = stream.Take().Text;
        if (others.Any(other => other.Name == name))
            throw stream.Error($"The argument '{name}' is given twice");
        stream.ExpectSign("=");
        return (name, Read());
    }

    private Expression Postfix(Expression target)
    {
        for (var count = 0; ; count++)
        {
            if (count > MaxChain)
                throw stream.Error($"More than {MaxChain} members and calls in a row");
            if (stream.TrySign("."))
                target = Member(target);
            else if (stream.TrySign("["))
                target = Bracketed(target);
            else if (stream.Current.IsSign("("))
                target = new Call(target, ReadArguments());
            else
                return target;
        }
    }

    private Expression Member(Expression target)
    {
        var token = stream.Take();
        return token.Kind switch
        {
            TokenKind.Name => new MemberAccess(target, token.Text),
            TokenKind.Integer => new Subscript(target, new Constant(BigInteger.Parse(token.Text, CultureInfo.InvariantCulture))),
            _ => throw new PromptTemplateException($"Expected a name behind '.', found '{token}'", token.Line),
        };
    }

    private Expression Bracketed(Expression target)
    {
        var keys = new List<Expression>();
        do
        {
            var key = stream.Current.IsSign(":") ? null : Read();
            if (stream.Current.IsSign(":"))
                return Sliced(target, key);
            keys.Add(key!);
        }
        while (stream.TrySign(","));
        stream.ExpectSign("]");
        return new Subscript(target, keys.Count == 1 ? keys[0] : new TupleLiteral(keys));
    }

    private Slice Sliced(Expression target, Expression? from)
    {
        stream.ExpectSign(":");
        var to = stream.Current.IsSign(":") || stream.Current.IsSign("]") ? null : Read();
        var step = stream.TrySign(":") && !stream.Current.IsSign("]") ? Read() : null;
        stream.ExpectSign("]");
        return new Slice(target, from, to, step);
    }

    private Expression FiltersAndTests(Expression target)
    {
        for (var count = 0; ; count++)
        {
            if (count > MaxChain)
                throw stream.Error($"More than {MaxChain} filters and tests in a row");
            if (stream.TrySign("|"))
                target = Filter() is var (name, arguments) ? new Filtered(target, name, arguments) : target;
            else if (stream.TryName("is"))
                target = Test(target);
            else if (stream.Current.IsSign("("))
                target = new Call(target, ReadArguments());
            else
                return target;
        }
    }

    private (string Name, Arguments Arguments) Filter()
    {
        var name = DottedName();
        if (OpenConditions == 0 && !FilterTable.Has(name))
            throw stream.Error($"There is no filter '{name}'");
        return (name, stream.Current.IsSign("(") ? ReadArguments() : Arguments.None);
    }

    private Expression Test(Expression target)
    {
        var isNegated = stream.TryName("not");
        var name = DottedName();
        if (OpenConditions == 0 && !TestTable.Has(name))
            throw stream.Error($"There is no test '{name}'");
        Arguments arguments = Arguments.None;
        if (stream.Current.IsSign("("))
            arguments = ReadArguments();
        else if (IsArgumentOfTest())
            arguments = new Arguments([Postfix(Primary())], [], null, null);
        Expression tested = new Tested(target, name, arguments);
        return isNegated ? new Not(tested) : tested;
    }

    // {{ x is divisibleby 3 }}
    private bool IsArgumentOfTest() => stream.Current.Kind switch
    {
        TokenKind.Name => stream.Current.Text is not ("else" or "or" or "and" or "is"),
        TokenKind.String or TokenKind.Integer or TokenKind.Float => true,
        _ => stream.Current.IsSign("[") || stream.Current.IsSign("{"),
    };

    private string DottedName()
    {
        var name = stream.Expect(TokenKind.Name, "a name").Text;
        while (stream.TrySign("."))
            name += "." + stream.Expect(TokenKind.Name, "a name").Text;
        return name;
    }
}
