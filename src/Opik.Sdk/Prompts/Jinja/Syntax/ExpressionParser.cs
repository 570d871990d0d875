using System.Globalization;
using System.Numerics;
using Opik.Prompts.Jinja.Expressions;

namespace Opik.Prompts.Jinja.Syntax;

/// <summary>
/// Reads expressions. From loosest to tightest: <c>if else</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons, <c>+ -</c>, <c>~</c>,
/// <c>* / // %</c>, <c>**</c> (from the left), signs, then members, calls, filters and tests.
/// https://jinja.palletsprojects.com/en/stable/templates/#expressions
/// </summary>
internal sealed partial class ExpressionParser(TokenStream stream)
{
    // Every level of nesting takes a dozen frames of a stack that .NET cannot recover.
    private const int MaxDepth = 80;
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private int _depth;

    /// <summary>How many conditions are open: filters and tests inside must exist only when they are reached.</summary>
    public int OpenConditions { get; set; }

    /// <summary>One expression.</summary>
    public Expression Read(bool withCondition = true)
    {
        if (++_depth > MaxDepth)
            throw stream.Error($"Expressions are nested more than {MaxDepth} deep");
        var expression = withCondition ? Conditional() : Or();
        _depth--;
        return expression;
    }

    /// <summary>One expression, or several with commas between them, which make a tuple.</summary>
    public Expression ReadTuple(bool withCondition = true)
    {
        var first = Read(withCondition);
        if (!stream.Current.IsSign(","))
            return first;
        var items = new List<Expression> { first };
        while (stream.TrySign(",") && !IsEndOfTuple())
            items.Add(Read(withCondition));
        return new TupleLiteral(items);
    }

    private bool IsEndOfTuple() => stream.Current.Kind is TokenKind.ExpressionEnd or TokenKind.StatementEnd || stream.Current.IsSign(")") || stream.Current.IsName("in") || stream.Current.IsName("recursive");

    private Expression Conditional()
    {
        var value = Or();
        while (stream.TryName("if"))
        {
            OpenConditions++;
            var test = Or();
            var otherwise = stream.TryName("else") ? Read() : null;
            OpenConditions--;
            value = new Condition(test, value, otherwise);
        }

        return value;
    }

    private Expression Or()
    {
        var left = And();
        while (stream.TryName("or"))
            left = new Logic(false, left, And());
        return left;
    }

    private Expression And()
    {
        var left = Negated();
        while (stream.TryName("and"))
            left = new Logic(true, left, Negated());
        return left;
    }

    private Expression Negated()
    {
        var count = 0;
        while (stream.Current.IsName("not") && !stream.Next.IsName("in"))
        {
            stream.Take();
            count++;
        }

        var operand = Compared();
        for (; count > 0; count--)
            operand = new Not(operand);
        return operand;
    }

    private Expression Compared()
    {
        var first = Sum();
        var others = new List<(string Sign, Expression Operand)>();
        while (true)
        {
            if (stream.Current.Kind == TokenKind.Sign && Comparisons.Contains(stream.Current.Text))
                others.Add((stream.Take().Text, Sum()));
            else if (stream.TryName("in"))
                others.Add(("in", Sum()));
            else if (stream.Current.IsName("not") && stream.Next.IsName("in"))
            {
                stream.Take();
                stream.Take();
                others.Add(("not in", Sum()));
            }
            else
                return others.Count == 0 ? first : new Comparison(first, others);
        }
    }

    private Expression Sum()
    {
        var left = Joined();
        while (stream.Current.IsSign("+") || stream.Current.IsSign("-"))
            left = new Arithmetic(stream.Take().Text, left, Joined());
        return left;
    }

    private Expression Joined()
    {
        var first = Product();
        if (!stream.Current.IsSign("~"))
            return first;
        var parts = new List<Expression> { first };
        while (stream.TrySign("~"))
            parts.Add(Product());
        return new Concatenation(parts);
    }

    private Expression Product()
    {
        var left = Power();
        while (stream.Current.IsSign("*") || stream.Current.IsSign("/") || stream.Current.IsSign("//") || stream.Current.IsSign("%"))
            left = new Arithmetic(stream.Take().Text, left, Power());
        return left;
    }

    private Expression Power()
    {
        var left = Unary(withFilters: true);
        while (stream.TrySign("**"))
            left = new Arithmetic("**", left, Unary(withFilters: true));
        return left;
    }

    // -x|abs is (-x)|abs
    private Expression Unary(bool withFilters)
    {
        var signs = new Stack<bool>();
        while (stream.Current.IsSign("-") || stream.Current.IsSign("+"))
        {
            signs.Push(stream.Take().Text == "-");
            if (signs.Count > MaxDepth)
                throw stream.Error("Too many signs");
        }

        var operand = Postfix(Primary());
        while (signs.TryPop(out var isNegative))
            operand = new Signed(isNegative, operand);
        return withFilters ? FiltersAndTests(operand) : operand;
    }

    private Expression Primary()
    {
        var token = stream.Take();
        switch (token.Kind)
        {
            case TokenKind.Name:
                return token.Text switch
                {
                    "true" or "True" => new Constant(true),
                    "false" or "False" => new Constant(false),
                    "none" or "None" => new Constant(null),
                    _ => new Name(token.Text),
                };
            case TokenKind.String:
                var text = token.Text;
                while (stream.Current.Kind == TokenKind.String)
                    text += stream.Take().Text;
                return new Constant(text);
            case TokenKind.Integer:
                return new Constant(BigInteger.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Float:
                return new Constant(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Sign when token.Text == "(":
                return Parenthesised();
            case TokenKind.Sign when token.Text == "[":
                return new ListLiteral(Items("]", () => Read()));
            case TokenKind.Sign when token.Text == "{":
                return new DictLiteral(Items("}", Entry));
            default:
                throw new PromptTemplateException($"Expected an expression, found '{token}'", token.Line);
        }
    }

    private Expression Parenthesised()
    {
        if (stream.TrySign(")"))
            return new TupleLiteral([]);
        var inner = ReadTuple();
        stream.ExpectSign(")");
        return inner;
    }

    private (Expression Key, Expression Value) Entry()
    {
        var key = Read();
        stream.ExpectSign(":");
        return (key, Read());
    }

    private List<T> Items<T>(string close, Func<T> read)
    {
        var items = new List<T>();
        while (!stream.TrySign(close))
        {
            if (items.Count > 0)
                stream.ExpectSign(",");
            if (stream.TrySign(close))
                break;
            items.Add(read());
        }

        return items;
    }
}
