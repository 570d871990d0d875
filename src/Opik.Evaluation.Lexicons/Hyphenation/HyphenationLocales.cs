namespace Opik.Evaluation.Lexicons.Hyphenation;

/// <summary>
/// Which locales have patterns: those of LibreOffice's dictionaries, found as pyphen finds them, so that a locale which the
/// official client refuses is refused here. Czech, Slovak and Indonesian are missing, because of the licences of their patterns.
/// </summary>
internal static class HyphenationLocales
{
    // Locale and table, in the order of names. The first of a language stands for the language alone: "de" is de_AT.
    private static readonly (string Locale, string Table)[] Known =
    [
        ("af_ZA", "af"), ("as_IN", "as"), ("be_BY", "be"), ("bg_BG", "bg"), ("bn_IN", "bn"), ("ca", "ca"), ("da_DK", "da"),
        ("de_AT", "de-1996"), ("de_CH", "de-1996"), ("de_DE", "de-1996"), ("el_GR", "el-monoton"), ("en_GB", "en-gb"), ("en_US", "en-us"),
        ("es", "es"), ("et_EE", "et"), ("eu", "eu"), ("fr", "fr"), ("gl", "gl"), ("gu_IN", "gu"), ("hi_IN", "hi"), ("hr_HR", "hr"),
        ("hu_HU", "hu"), ("is", "is"), ("it_IT", "it"), ("kn_IN", "kn"), ("lt", "lt"), ("lv_LV", "lv"), ("ml_IN", "ml"),
        ("mn_MN", "mn-cyrl"), ("mr_IN", "mr"), ("nb_NO", "nb"), ("nl_NL", "nl"), ("nn_NO", "nb"), ("or_IN", "or"), ("pa_IN", "pa"),
        ("pl_PL", "pl"), ("pt_BR", "pt"), ("pt_PT", "pt"), ("ro_RO", "ro"), ("ru_RU", "ru"), ("sa_IN", "sa"), ("sl_SI", "sl"),
        ("sq_AL", "sq"), ("sr", "sr-cyrl"), ("sr_Latn", "sh-latn"), ("sv_SE", "sv"), ("ta_IN", "ta"), ("te_IN", "te"), ("th_TH", "th"), ("uk_UA", "uk"),
    ];

    /// <summary>The table of a locale, dropping what stands behind its last <c>_</c> or <c>-</c> until one is known; null: none is.</summary>
    /// <param name="locale">Locale in any case, e.g. <c>de_DE</c>, <c>fr-CA</c>, <c>it</c>.</param>
    public static string? Table(string locale)
    {
        for (var name = locale.Replace('-', '_'); ; name = name[..name.LastIndexOf('_')])
        {
            foreach (var (known, table) in Known)
            {
                if (name.Equals(known, StringComparison.OrdinalIgnoreCase) || name.Equals(known.Split('_')[0], StringComparison.OrdinalIgnoreCase))
                    return table;
            }

            if (!name.Contains('_', StringComparison.Ordinal))
                return null;
        }
    }
}
