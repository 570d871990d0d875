using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Narrows a search in payloads to the rows that can match. An answer may name rows that do not match (they are
/// verified against the payload) but never lacks one that was committed before the call.
/// </summary>
internal interface ISubstringIndex
{
    /// <summary>
    /// The rows (<c>seq</c>) of <paramref name="kind"/> whose <paramref name="fields"/> can contain
    /// <paramref name="needle"/>, compared without case; every project is included. False when the index cannot narrow,
    /// for example because the needle is too short: then every row is a candidate. The caller owns the set and may change it.
    /// </summary>
    /// <param name="kind">Traces or spans.</param>
    /// <param name="fields">Payloads to look in; a match in any of them counts.</param>
    /// <param name="needle">Text to find, in lower case (invariant), as it stands inside the JSON text after unescaping.</param>
    /// <param name="candidates">The rows, when the answer is true.</param>
    bool TryFind(ScoredEntity kind, PayloadParts fields, string needle, out SeqBitmap candidates);

    /// <summary>
    /// The rows whose metadata can have <paramref name="value"/>, compared without case, at <paramref name="path"/>; see
    /// <see cref="TryFind"/>.
    /// </summary>
    /// <param name="kind">Traces or spans.</param>
    /// <param name="path">Names joined by dots, without places in lists.</param>
    /// <param name="value">A single value as text, not an object or list.</param>
    /// <param name="candidates">The rows, when the answer is true.</param>
    bool TryFindAttribute(ScoredEntity kind, string path, string value, out SeqBitmap candidates);
}
