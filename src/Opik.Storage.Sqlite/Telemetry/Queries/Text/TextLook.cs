using System.Diagnostics.CodeAnalysis;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Looks for one text in rows, part by part; names and models are looked at once, however many rows have them.</summary>
internal sealed class TextLook(ViewContext context, string text)
{
    private const PayloadParts Contents = PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata;

    private static readonly (PayloadParts Payload, TextPart Part)[] Order =
        [(PayloadParts.Input, TextPart.Input), (PayloadParts.Output, TextPart.Output), (PayloadParts.Metadata, TextPart.Metadata)];

    private readonly AsciiNeedle? _quick = AsciiNeedle.Of(text);
    private readonly Dictionary<long, bool> _terms = [];

    /// <summary>The first part of the row that has the text, with words around it on request.</summary>
    public bool TryFind(EntityTable table, in TextRow row, bool snippet, [NotNullWhen(true)] out TextPart? part, out TextSnippet? words)
    {
        words = null;
        part = InColumns(row);
        if (part is { } found)
        {
            if (snippet)
                words = Cut(found switch
                {
                    TextPart.Name => context.Term(row.Name),
                    TextPart.Model => context.Term(row.Model),
                    TextPart.Tags => string.Join(", ", TagText.Read(row.Tags)),
                    _ => Has(row.ErrorType) ? row.ErrorType : row.ErrorMessage,
                });
            return true;
        }

        return TryPayload(table, row, snippet, out part, out words);
    }

    private TextPart? InColumns(in TextRow row)
    {
        if (HasTerm(row.Name))
            return TextPart.Name;
        if (HasTerm(row.Model))
            return TextPart.Model;
        if (row.Tags is not null && TagText.Read(row.Tags).Any(Has))
            return TextPart.Tags;
        return Has(row.ErrorType) || Has(row.ErrorMessage) ? TextPart.Error : null;
    }

    private bool TryPayload(EntityTable table, in TextRow row, bool snippet, [NotNullWhen(true)] out TextPart? part, out TextSnippet? words)
    {
        words = null;
        part = null;
        var wanted = RowPayload.Parts(row.Flags, row.ErrorType is not null) & (row.Candidate ? PayloadParts.All : ~Contents);
        if (wanted == PayloadParts.None)
            return false;
        var payload = context.Payload(table, row.Seq, wanted);
        if (payload.Error is { } error && (Has(error.Message) || Has(error.Traceback)))
        {
            part = TextPart.Error;
            words = snippet ? Cut(Has(error.Message) ? error.Message : error.Traceback) : null;
            return true;
        }

        using var texts = new PayloadTexts(payload);
        foreach (var (contents, where) in Order)
        {
            if (!texts.MayContain(contents, _quick) || !Has(texts.Text(contents)))
                continue;
            part = where;
            words = snippet ? Cut(texts.Text(contents)) : null;
            return true;
        }

        return false;
    }

    private bool HasTerm(long? key)
    {
        if (key is not { } term)
            return false;
        if (!_terms.TryGetValue(term, out var has))
            _terms[term] = has = Has(context.Term(term));
        return has;
    }

    private bool Has([NotNullWhen(true)] string? value) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    private TextSnippet? Cut(string? value) =>
        value?.IndexOf(text, StringComparison.OrdinalIgnoreCase) is { } at and >= 0 ? SnippetText.Of(value, at, text.Length) : null;
}
