namespace Opik.Evaluation.Readability;

/// <summary>
/// Constants of the Flesch reading ease of a language: base - perSentence · words per sentence - perWord · syllables per word.
/// English: Flesch 1948; German: Amstad 1978; Spanish: Fernández Huerta 1959; French: Kandel and Moles 1958; Italian: Franchina
/// and Vacca 1986; Dutch: Douma 1960; Russian: Oborneva 2006. Those of Hungarian are the official client's.
/// </summary>
internal readonly record struct FleschConstants(double Base, double PerSentence, double PerWord)
{
    private static readonly FleschConstants English = new(206.835, 1.015, 84.6);

    /// <summary>Those of a language; of any other language those of English.</summary>
    /// <param name="language">Language without a region, e.g. <c>de</c>.</param>
    public static FleschConstants Of(string language) => language switch
    {
        "de" => new(180, 1, 58.5),
        "es" => new(206.84, 1.02, 60),
        "fr" => new(207, 1.015, 73.6),
        "it" => new(217, 1.3, 60),
        "nl" => new(206.835, 0.93, 77),
        "ru" => new(206.835, 1.3, 60.1),
        "hu" => new(206.835, 1.015, 58.5),
        _ => English,
    };
}
