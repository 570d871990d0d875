using System.Globalization;
using System.Text;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Hosting.Bodies;

/// <summary>
/// Walks a JSON body member by member, without building a document. Payloads are taken as the text they were sent as.
/// Scalars are as tolerant as the original: numbers and booleans pass for texts, numeric texts for numbers. A value of any
/// other type throws <see cref="JsonException"/> (400).
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private Utf8JsonReader _reader = new(text, WireJson.Reader);
    private ReadOnlySpan<byte> _member = "body"u8;

    /// <summary>Moves to the first token; it must open an object.</summary>
    public void StartBody()
    {
        _reader.Read();
        Expect(JsonTokenType.StartObject, "an object");
    }

    /// <summary>After the last value: nothing may follow.</summary>
    public void EndBody()
    {
        if (_reader.Read())
            throw new JsonException("There is text after the value.");
    }

    /// <summary>Inside an object: moves to the next member; false at its end.</summary>
    public bool NextMember()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
            return false;
        _member = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
        return true;
    }

    /// <summary>True when the current member has this name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => _member.SequenceEqual(name);

    /// <summary>Name of the current member.</summary>
    public readonly string MemberName() => Utf8Interner.Get(_member);

    /// <summary>Skips the value of the current member.</summary>
    public void Skip()
    {
        _reader.Read();
        _reader.Skip();
    }

    /// <summary>Enters the array of the current member; false when it is null.</summary>
    public bool EnterArray()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
            return false;
        Expect(JsonTokenType.StartArray, "an array");
        return true;
    }

    /// <summary>Inside an array of objects: enters the next one; false at the end.</summary>
    public bool NextObject()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
            return false;
        Expect(JsonTokenType.StartObject, "an object");
        return true;
    }

    /// <summary>Enters the object of the current member; false when it is null.</summary>
    public bool EnterObject()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
            return false;
        Expect(JsonTokenType.StartObject, "an object");
        return true;
    }

    /// <summary>The value as text; null stays null.</summary>
    public string? ReadText()
    {
        _reader.Read();
        return CurrentText();
    }

    /// <summary>Like <see cref="ReadText"/> for values of which there are few (names of models, projects).</summary>
    public string? ReadRepeatedText()
    {
        _reader.Read();
        return _reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped ? Utf8Interner.Get(_reader.ValueSpan) : CurrentText();
    }

    /// <summary>A UUID; null and the empty text are none.</summary>
    public Guid? ReadId()
    {
        _reader.Read();
        return CurrentId();
    }

    /// <summary>An instant.</summary>
    public DateTime? ReadTime()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        return Instants.TryRead(ref _reader, out var time) ? time : throw Wrong("an ISO 8601 instant");
    }

    /// <summary>A boolean.</summary>
    public bool? ReadFlag()
    {
        _reader.Read();
        return _reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when _reader.ValueTextEquals("true"u8) => true,
            JsonTokenType.String when _reader.ValueTextEquals("false"u8) => false,
            _ => throw Wrong("a boolean"),
        };
    }

    /// <summary>A number of any size that <see cref="decimal"/> holds.</summary>
    public decimal? ReadDecimal()
    {
        _reader.Read();
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when _reader.TryGetDecimal(out var value):
                return value;
            case JsonTokenType.String when decimal.TryParse(_reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
                return parsed;
            default:
                throw Wrong("a number");
        }
    }

    /// <summary>A finite number; <c>NaN</c> and infinities count as absent.</summary>
    public double? ReadDouble()
    {
        _reader.Read();
        double value;
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when _reader.TryGetDouble(out value):
            case JsonTokenType.String when double.TryParse(_reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value):
                return double.IsFinite(value) ? value : null;
            default:
                throw Wrong("a number");
        }
    }

    /// <summary>A whole number of 64 bits; a fraction is cut off.</summary>
    public long? ReadInteger()
    {
        _reader.Read();
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when _reader.TryGetInt64(out var value):
                return value;
            case JsonTokenType.Number when _reader.TryGetDecimal(out var number) && IsInt64(number):
                return (long)number;
            case JsonTokenType.String when decimal.TryParse(_reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && IsInt64(parsed):
                return (long)parsed;
            default:
                throw Wrong("a whole number of 64 bits");
        }
    }

    /// <summary>The JSON text of the value, copied; null is none.</summary>
    public JsonText? ReadJson()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return new JsonText(_text[start..(int)_reader.BytesConsumed].ToArray());
    }

    /// <summary>A list of texts without duplicates and nulls; null stays null.</summary>
    public IReadOnlyList<string>? ReadTexts()
    {
        if (!EnterArray())
            return null;
        List<string>? texts = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (CurrentText() is { } text && texts?.Contains(text) != true)
                (texts ??= []).Add(text);
        }

        return texts ?? (IReadOnlyList<string>)[];
    }

    /// <summary>A list of UUIDs without duplicates; null stays null.</summary>
    public IReadOnlyList<Guid>? ReadIds()
    {
        if (!EnterArray())
            return null;
        var seen = new HashSet<Guid>();
        var ids = new List<Guid>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var id = CurrentId() ?? throw Wrong("a list of UUIDs");
            if (seen.Add(id))
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>The failure for a value of the wrong type.</summary>
    public readonly JsonException Wrong(string expected) => new($"'{Encoding.UTF8.GetString(_member)}' must be {expected}.");

    private readonly string? CurrentText() => _reader.TokenType switch
    {
        JsonTokenType.String => _reader.GetString(),
        JsonTokenType.Null => null,
        JsonTokenType.Number => Encoding.UTF8.GetString(_reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw Wrong("a text"),
    };

    private readonly Guid? CurrentId() => _reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when _reader.TryGetGuid(out var id) => id,
        JsonTokenType.String when _reader.ValueSpan.IsEmpty => null,
        _ => throw Wrong("a UUID"),
    };

    private static bool IsInt64(decimal value) => value is >= long.MinValue and <= long.MaxValue;

    private readonly void Expect(JsonTokenType type, string expected)
    {
        if (_reader.TokenType != type)
            throw Wrong(expected);
    }
}
