using Opik.Contracts;

namespace Opik.Querying;

/// <summary>Reads <c>field operator value [and …]</c>.</summary>
internal sealed class QueryParser(string filter, QueryEntity entity)
{
    private readonly QueryScanner _scanner = new(filter);
    private readonly QueryFieldSet _fields = QueryFields.For(entity);

    /// <summary>The conditions.</summary>
    /// <exception cref="OpikQueryException">The filter is not in the language.</exception>
    public IReadOnlyList<FilterExpression> Read()
    {
        var filters = new List<FilterExpression>();
        do
            filters.Add(Condition());
        while (And());
        return filters;
    }

    private FilterExpression Condition()
    {
        _scanner.SkipWhiteSpace();
        var start = _scanner.Position;
        if (_scanner.IsAt('('))
            throw new OpikQueryException("Parentheses are not supported: conditions can only be joined by 'and'", start);
        var (field, key) = Field();
        var @operator = Operator(field, key);
        return new FilterExpression(field.Name, key, field.Type, @operator, Value(@operator));
    }

    private (FilterField Field, string Key) Field()
    {
        var start = _scanner.Position;
        var name = _scanner.ReadName();
        if (!_scanner.TryRead('.'))
            return (_fields.Find(name), string.Empty);
        var key = _scanner.IsAt('"') ? _scanner.ReadQuoted('"', "key") : _scanner.IsAt('\'') ? _scanner.ReadQuoted('\'', "key") : _scanner.ReadName();
        // usage.total_tokens is one field, the only ones whose names have a point.
        if (_fields.Fields.TryGetValue($"{name}.{key}", out var dotted))
            return (dotted, string.Empty);
        if (_fields.Keyed.Contains(name))
            return (_fields.Fields[name], key);
        throw new OpikQueryException(
            $"Field '{name}.{key}' is not supported for {entity}; a key may follow {Listed(_fields.Keyed)}, and the other fields are {Listed(_fields.Fields.Keys.Where(other => !_fields.Keyed.Contains(other)))}", start);
    }

    private FilterOperator Operator(FilterField field, string key)
    {
        _scanner.SkipWhiteSpace();
        var start = _scanner.Position;
        if (_scanner.IsAtEnd)
            throw new OpikQueryException("The filter ends where an operator is expected", start);
        var text = Symbol() ?? _scanner.ReadWord();
        foreach (var accepted in field.Operators!)
        {
            if (FilterOperators.Name(accepted) == text)
                return accepted;
        }

        // metadata.a.b reads as key a and the rest .b
        var hint = text.StartsWith('.') && key.Length > 0 ? $"; a key with points must be quoted: {field.Name}.\"{key}{text}\"" : string.Empty;
        throw new OpikQueryException($"Operator '{text}' is not supported for field '{field.Name}', only {Listed(field.Operators!.Select(FilterOperators.Name))}{hint}", start);
    }

    // Only these need no blank behind them.
    private string? Symbol()
    {
        if (_scanner.TryRead('='))
            return "=";
        foreach (var symbol in (ReadOnlySpan<char>)['<', '>'])
        {
            if (_scanner.TryRead(symbol))
                return _scanner.TryRead('=') ? $"{symbol}=" : symbol.ToString();
        }

        return null;
    }

    private string Value(FilterOperator @operator)
    {
        if (@operator.IsPresence())
            return string.Empty;
        _scanner.SkipWhiteSpace();
        if (_scanner.IsAtEnd)
            throw new OpikQueryException("The filter ends where a value is expected", _scanner.Position);
        if (@operator is FilterOperator.In or FilterOperator.NotIn)
            return Values();
        return _scanner.IsAt('"') ? _scanner.ReadQuoted('"', "value") : Number();
    }

    private string Number()
    {
        var start = _scanner.Position;
        var sign = _scanner.TryRead('-') ? "-" : string.Empty;
        var digits = _scanner.ReadDigits();
        if (digits.Length == 0)
            throw new OpikQueryException(sign.Length > 0 ? "A number is expected behind '-'" : "A value is expected: a text in double quotes (\"value\") or a number", start);
        if (!_scanner.TryRead('.'))
            return sign + digits;
        var decimals = _scanner.ReadDigits();
        if (decimals.Length == 0)
            throw new OpikQueryException("Digits are expected behind the decimal point", _scanner.Position);
        return $"{sign}{digits}.{decimals}";
    }

    private string Values()
    {
        if (!_scanner.TryRead('('))
            throw new OpikQueryException("A list is expected: (\"a\", \"b\")", _scanner.Position);
        var values = new List<string>();
        do
        {
            _scanner.SkipWhiteSpace();
            if (!_scanner.IsAt('"'))
                throw new OpikQueryException("A text in double quotes is expected in the list", _scanner.Position);
            values.Add(_scanner.ReadQuoted('"', "value"));
            _scanner.SkipWhiteSpace();
        }
        while (_scanner.TryRead(','));
        if (!_scanner.TryRead(')'))
            throw new OpikQueryException("A comma or ')' is expected in the list", _scanner.Position);
        return string.Join(',', values);
    }

    private bool And()
    {
        _scanner.SkipWhiteSpace();
        if (_scanner.IsAtEnd)
            return false;
        var start = _scanner.Position;
        var rest = _scanner.Rest;
        var word = _scanner.ReadLetters();
        if (word.Equals("and", StringComparison.OrdinalIgnoreCase))
            return true;
        throw new OpikQueryException(
            word.Equals("or", StringComparison.OrdinalIgnoreCase)
                ? "OR is not supported: conditions can only be joined by 'and'"
                : $"Expected 'and' or the end of the filter, found '{rest}'",
            start);
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
}
